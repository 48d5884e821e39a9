// Finding in texts and by facets, over the numbers of the records: which records answer the words, which pass the filters, how many
// there are of each value, and where in a text the words stand. Knows nothing of the page it serves.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const find = window.kbFind;
  const YEARS = "year";
  const FACETS = ["type", "kind", "country", YEARS, "source", "reviewed"];
  const MOST_FILES = 4; // of words that begin alike
  let table = null;

  // --- facets: for each record the values it has --------------------------------------------------------------------------

  async function openTable() {
    const [book, data] = await Promise.all([find.openBook({ titles: true }), find.load("facets")]);
    if (table?.data === data) return table;
    const { records } = book;
    const stem = (number) => records[number].page.split("/")[1];
    const countries = find.ascending(data.countries).map((number) => ({ key: stem(number), label: records[number].name }));
    const country = data.country.split("\n").map((row) => find.ascending(row).map((rank) => countries[rank].key));
    const year = data.year.split("\n").map((row) => find.ascending(row).map((after) => String(data.first + after)));
    const reviewed = new Set(find.ascending(data.reviewed));
    const sources = new Map(records.filter((record) => record.type === "source").map((record) => [stem(record.number), record.number]));
    table = {
      data,
      records,
      sources,
      named: new Map(), // source -> the numbers of all that it names
      values: {
        type: (n) => [records[n].type],
        kind: (n) => (records[n].kind ? [records[n].kind] : []),
        country: (n) => country[n],
        [YEARS]: (n) => year[n],
        reviewed: (n) => [reviewed.has(n) ? "yes" : "no"],
      },
      labels: {
        type: (key) => key,
        kind: find.spaced,
        country: (key) => countries.find((one) => one.key === key)?.label || key,
        [YEARS]: (key) => key,
        source: (key) => (sources.has(key) ? records[sources.get(key)].name : key),
        reviewed: (key) => ({ yes: "reviewed by a person", no: "not yet reviewed" })[key] || key,
      },
      parts: { texts: find.ascending(data.texts), ties: find.ascending(data.ties) },
      unsought: new Set(data.unsought.split(" ")),
    };
    return table;
  }

  // The row of one record in files that hold consecutive rows.
  async function rowOf(kind, number) {
    const firsts = table.parts[kind];
    let part = firsts.length - 1;
    while (firsts[part] > number) part -= 1;
    const text = await find.load(`${kind}-${part}`);
    return text.split("\n")[number - firsts[part]];
  }

  const tiesOf = async (number) => find.ascending(await rowOf("ties", number));

  async function readSources(keys) {
    for (const key of keys) {
      if (!table.named.has(key)) {
        const number = table.sources.get(key);
        table.named.set(key, new Set(number === undefined ? [] : await tiesOf(number)));
      }
    }
  }

  function passes(number, facet, chosen) {
    if (!chosen.length) return true;
    if (facet === "source") return chosen.some((key) => table.named.get(key).has(number));
    return table.values[facet](number).some((value) => chosen.includes(value));
  }

  // The numbers that pass all filters but one.
  const passing = (numbers, filters, but) =>
    numbers.filter((number) => FACETS.every((facet) => facet === but || passes(number, facet, filters[facet])));

  // For one facet each value with its count, among what the other filters leave.
  function counted(numbers, filters, facet) {
    const left = passing(numbers, filters, facet);
    const counts = new Map(filters[facet].map((key) => [key, 0]));
    if (facet === "source") {
      const inside = new Set(left);
      for (const [key, named] of table.named) {
        let count = 0;
        for (const number of named) count += inside.has(number) ? 1 : 0;
        if (count) counts.set(key, count);
      }
    } else {
      for (const number of left) {
        for (const value of table.values[facet](number)) counts.set(value, (counts.get(value) || 0) + 1);
      }
    }
    return counts;
  }

  // --- words ----------------------------------------------------------------------------------------------------------

  // The beginning that a word shares with its other forms: "kidnapped" and "kidnapping" share "kidnapp".
  function stemOf(word) {
    const stem = word.replace(/(?:ings?|ed|es|s)$/, "");
    return stem.length >= 4 ? stem : word;
  }

  function postings(text) {
    let last = -1;
    return find.unpack(text).map((packed) => {
      last += Math.floor(packed / 4) + 1;
      return [last, (packed % 4) + 1];
    });
  }

  // The words of the texts that begin so, each with the records that have it.
  async function wordsBeginning(start) {
    const firsts = table.data.words;
    const from = Math.max(0, find.lowerBound(firsts, `${start}\0`) - 1);
    const rows = [];
    for (let part = from; part < firsts.length && part < from + MOST_FILES; part += 1) {
      if (part > from && !firsts[part].startsWith(start)) break;
      const text = await find.load(`words-${part}`);
      rows.push(...text.split("\n").filter((row) => row.startsWith(start)).map((row) => row.split("\t")));
    }
    return rows;
  }

  // The records whose text has a word, each with its weight: rare words weigh more, other forms less than the very word.
  async function inTexts(word) {
    const start = word.length < 3 ? word : stemOf(word);
    const found = new Map();
    const forms = new Set();
    for (const [form, packed] of await wordsBeginning(start)) {
      if (form !== word && word.length < 3) continue;
      const fit = form === word ? 1 : form.startsWith(word) ? 0.6 : 0.5;
      const list = postings(packed);
      const rare = Math.log(1 + table.records.length / list.length);
      forms.add(form);
      for (const [number, often] of list) {
        found.set(number, Math.max(found.get(number) || 0, fit * rare * (1 + Math.log(often))));
      }
    }
    return { found, forms };
  }

  function addAll(to, from, weight = 1) {
    for (const [number, score] of from) to.set(number, (to.get(number) || 0) + score * weight);
  }

  // One word: the records whose name has it, and those whose text has it; a word that nothing has is taken for misspelt.
  async function answerWord(word) {
    const { found, forms } = await inTexts(word);
    addAll(found, find.bearersOf(word, { slips: false }), 6);
    if (stemOf(word) !== word) addAll(found, find.bearersOf(stemOf(word), { slips: false }), 2); // "kidnapped": Kidnapping in Lima
    const meant = found.size ? [] : await meantBy(word);
    for (const other of meant) {
      const more = await inTexts(other);
      addAll(found, more.found, 0.8);
      more.forms.forEach((form) => forms.add(form));
      addAll(found, find.bearersOf(other, { slips: false }), 4);
    }
    return { word, found, forms: new Set([word, ...forms, ...meant]), meant };
  }

  // What a misspelt word may mean, words of much-named records first.
  async function meantBy(word) {
    const vocabulary = (await find.load("vocabulary")).split(" ");
    const weight = (name) => Math.max(...find.book.bearers.get(name).map((number) => table.records[number].weight));
    const named = find.nearWords(word, find.book.words).sort((a, b) => weight(b) - weight(a));
    return [...new Set([...named, ...find.nearWords(word, vocabulary)])].slice(0, 4);
  }

  const namedByWords = (number) => !["source", "event"].includes(table.records[number].type);

  // The records that words stand for: those with that whole name; else the one whose name begins so ("Sendero" for Sendero Luminoso),
  // where hardly any other does, none is named nearly as often, and the words are not far commoner than the record itself.
  function recordsCalled(words, often) {
    const asked = words.join(" ");
    const called = (find.book.whole.get(asked) || []).filter(namedByWords);
    if (called.length) return called.slice(0, 4);
    const rivals = new Set(find.beginningWith(find.book.names, `${asked} `).flatMap((name) => find.book.whole.get(name)).filter(namedByWords));
    const [first, second] = [...rivals].sort((a, b) => table.records[b].weight - table.records[a].weight);
    const alone = rivals.size <= 6 && often <= 2 ** (table.records[first]?.weight + 1) && (!second || table.records[first].weight >= table.records[second].weight + 2);
    return rivals.size && alone ? [first] : [];
  }

  // The longest stretches of the words that are a name of a record; the rest word by word.
  function units(answers) {
    const meant = answers.map((answer) => answer.meant[0] || answer.word);
    const called = (at, length) => recordsCalled(meant.slice(at, at + length), Math.min(...answers.slice(at, at + length).map((answer) => answer.found.size)));
    const parts = [];
    for (let at = 0; at < meant.length;) {
      let length = meant.length - at;
      let named = called(at, length);
      while (!named.length && length > 1) named = called(at, (length -= 1));
      parts.push({ answers: answers.slice(at, at + length), records: named.map((number) => table.records[number]) });
      at += length;
    }
    return parts;
  }

  // A unit is answered by the texts that have its words, and where it is a name, by all that the record is tied to.
  async function answerUnit({ answers, records }) {
    const telling = answers.filter(({ word }) => !table.unsought.has(word));
    const found = together((telling.length ? telling : answers).map((answer) => answer.found));
    for (const record of records) {
      for (const number of await tiesOf(record.number)) found.set(number, (found.get(number) || 0) + 2);
      found.set(record.number, (found.get(record.number) || 0) + 10);
    }
    return { found, records };
  }

  // What all of them have.
  function together(maps) {
    if (!maps.length) return new Map();
    const [first, ...others] = [...maps].sort((a, b) => a.size - b.size);
    const all = new Map();
    for (const [number, score] of first) {
      if (others.every((other) => other.has(number))) all.set(number, others.reduce((sum, other) => sum + other.get(number), score));
    }
    return all;
  }

  // Answers the words: scores by number, the forms to mark, and what a reader should be told of how they were read.
  async function answer(text) {
    await openTable();
    const words = find.wordsOf(text);
    const each = await Promise.all(words.map(answerWord));
    const parts = units(each);
    const telling = parts.filter(({ answers, records }) => records.length || answers.some(({ word }) => !table.unsought.has(word)));
    if (!parts.length) return null;
    const answers = await Promise.all((telling.length ? telling : parts).map(answerUnit));
    let scores = together(answers.map((one) => one.found));
    const partly = !scores.size && answers.length > 1;
    if (partly) {
      scores = new Map();
      for (const { found } of answers) {
        for (const [number, score] of found) scores.set(number, (scores.get(number) || 0) + 1000 + score);
      }
    }
    for (const [number, score] of find.byName(words)) if (scores.has(number)) scores.set(number, scores.get(number) + score);
    const named = answers.flatMap((one) => one.records);
    return {
      scores,
      partly,
      named,
      forms: each.filter(({ word }) => !table.unsought.has(word)).map((one) => one.forms),
      phrases: named.flatMap((record) => record.plain),
      meant: each.filter((one) => one.meant.length).map((one) => [one.word, one.meant]),
    };
  }

  // --- excerpts -------------------------------------------------------------------------------------------------------

  // The words of a text with their places.
  function placed(text) {
    return [...text.matchAll(/(?:\p{L}\.){2,}|[\p{L}\p{N}\p{Mn}]+/gu)].map((found) => ({
      word: find.plain(found[0]).replaceAll(".", ""),
      start: found.index,
      end: found.index + found[0].length,
    }));
  }

  // Which stretches of a text answer: words by their forms, names as phrases; `which` tells the asked words apart.
  function hitsIn(text, { forms, phrases }) {
    const words = placed(text);
    const hits = [];
    words.forEach(({ word, start, end }, at) => {
      const which = forms.findIndex((set) => set.has(word));
      if (which >= 0) hits.push({ start, end, which });
      for (const phrase of phrases) {
        if (phrase.length && phrase.every((part, step) => words[at + step]?.word === part)) {
          hits.push({ start, end: words[at + phrase.length - 1].end, which: "name" });
        }
      }
    });
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    return hits.filter((hit, at) => at === 0 || hit.start >= hits[at - 1].end);
  }

  // The best piece of a record's text, cut around its hits: the words before, and stretches that are marked or not.
  function excerptOf(pieces, asked, length = 240) {
    let best = { score: -1, text: pieces[0] || "", hits: [] };
    for (const text of asked ? pieces : []) {
      const hits = hitsIn(text, asked);
      const score = new Set(hits.map((hit) => hit.which)).size * 10 + Math.min(hits.length, 5);
      if (hits.length && score > best.score) best = { score, text, hits };
    }
    const { text, hits } = best;
    const first = hits.length ? Math.max(0, hits[0].start - length / 4) : 0;
    const start = first > 0 ? text.indexOf(" ", first) + 1 : 0;
    const whole = text.length <= start + length;
    const end = whole ? text.length : Math.max(text.lastIndexOf(" ", start + length), hits[0]?.end || start + 1);
    const parts = [];
    let reached = start;
    for (const hit of hits.filter((one) => one.start >= start && one.end <= end)) {
      parts.push([text.slice(reached, hit.start), false], [text.slice(hit.start, hit.end), true]);
      reached = hit.end;
    }
    parts.push([text.slice(reached, end), false]);
    return { parts: parts.filter(([piece]) => piece), before: start > 0, after: !whole, hit: hits[0] && { text, ...hits[0] } };
  }

  const textOf = async (number) => (await rowOf("texts", number)).split("\t").filter(Boolean);

  Object.assign(find, { FACETS, openTable, readSources, passing, counted, answer, excerptOf, textOf });
});
