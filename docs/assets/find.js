// Finding by name: the data that `build_kb.py` wrote under find/ and how a reader's words are looked up in it. All data comes as scripts,
// so that it also loads where a page was opened from a folder; nothing is loaded before somebody begins to look for something.
"use strict";

{
  const home = new URL("..", document.currentScript.src);
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = Object.fromEntries([...DIGITS].map((sign, value) => [sign, value]));

  // --- words: the same rules as in knowledge_base/pages/finding/words.py ------------------------------------------------

  const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
  const joinAcronyms = (text) => text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (found) => found.replaceAll(".", ""));
  const wordsOf = (text) => joinAcronyms(plain(text)).match(/[\p{L}\p{N}]+/gu) || [];

  // One letter more, less, other, or two of them swapped; only words of five letters and more are taken for misspelt.
  function oneSlip(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [a, b] = [one.slice(at), other.slice(at)];
    if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
    return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  }
  const nearWords = (word, words) => (word.length < 5 ? [] : words.filter((other) => other.length >= 4 && oneSlip(word, other)));

  // --- packed numbers: the other half of packing.py ---------------------------------------------------------------------

  function unpack(text) {
    const numbers = [];
    let number = 0;
    let scale = 1;
    for (const sign of text) {
      const value = VALUE[sign];
      number += (value % 32) * scale;
      scale *= 32;
      if (value < 32) {
        numbers.push(number);
        number = 0;
        scale = 1;
      }
    }
    return numbers;
  }
  function ascending(text) {
    let last = -1;
    return unpack(text).map((distance) => (last += distance + 1));
  }

  // --- files --------------------------------------------------------------------------------------------------------

  class Renewed extends Error {}
  let digest = "";
  const asked = new Map();
  const awaited = new Map();

  function load(file) {
    if (!asked.has(file)) {
      asked.set(file, new Promise((done, failed) => {
        const script = document.createElement("script");
        const state = digest && location.protocol !== "file:" ? `?${digest}` : "";
        script.src = new URL(`find/${file}.js${state}`, home);
        script.onerror = () => {
          asked.delete(file);
          failed(new Error(`${file} could not be loaded.`));
        };
        script.onload = () => script.remove();
        awaited.set(file, { done, failed });
        document.head.append(script);
      }));
    }
    return asked.get(file);
  }

  // The site was published anew since this browser kept a file: begin again with files of the newer state.
  function take(state, file, content) {
    const waiting = awaited.get(file);
    digest ||= state;
    if (state === digest) {
      waiting.done(content);
      return;
    }
    digest = state;
    asked.clear();
    book = null;
    waiting.failed(new Renewed("The site was published anew. Load the page again."));
  }

  // Runs a look-up again when it met files of two states; twice at most.
  async function steadily(lookUp, times = 3) {
    try {
      return await lookUp();
    } catch (error) {
      if (error instanceof Renewed && times > 1) return steadily(lookUp, times - 1);
      throw error;
    }
  }

  // --- names --------------------------------------------------------------------------------------------------------

  let book = null;

  function readRecords(data, records) {
    for (const { type, folder, rows } of data.types) {
      for (const row of rows.split("\n")) {
        const [name, stem, signs, ...others] = row.split("\t");
        const [kind, weight] = unpack(signs);
        if (type === "date" && stem) others.push(stem); // 2014-09 finds September 2014
        const page = `${folder}/${stem || wordsOf(name).join("-")}`;
        records.push({ number: records.length, name, page, type, kind: data.kinds[kind], weight, names: [name, ...others] });
      }
    }
  }

  function makeBook(lists) {
    const records = [];
    lists.forEach((data) => readRecords(data, records));
    const bearers = new Map(); // a word of a name -> the numbers of its bearers
    const whole = new Map(); // a whole name -> the same
    const add = (map, key, number) => {
      const found = map.get(key);
      if (!found) map.set(key, [number]);
      else if (found.at(-1) !== number) found.push(number);
    };
    for (const record of records) {
      record.plain = record.names.map((name) => wordsOf(name));
      for (const words of record.plain) {
        add(whole, words.join(" "), record.number);
        words.forEach((word) => add(bearers, word, record.number));
      }
    }
    return { records, bearers, whole, words: [...bearers.keys()].sort(), names: [...whole.keys()].sort() };
  }

  // Titles of sources are the larger half; the quick jump begins with the names alone.
  async function openBook({ titles }) {
    if (book && (book.titles || !titles)) return book;
    const names = await load("names");
    const state = digest;
    const lists = titles ? [names, await load("titles")] : [names];
    if (state !== digest) throw new Renewed("The site was published anew. Load the page again.");
    if (!book || (titles && !book.titles)) book = { ...makeBook(lists), titles };
    return book;
  }

  // Where a word would stand in a sorted list.
  function lowerBound(list, word) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function beginningWith(list, start) {
    const found = [];
    for (let at = lowerBound(list, start); at < list.length && list[at].startsWith(start); at += 1) found.push(list[at]);
    return found;
  }

  // The records that have a word in one of their names, each with how well it fits.
  function bearersOf(word, { slips = true } = {}) {
    const fits = new Map();
    const note = (name, fit) => {
      for (const number of book.bearers.get(name)) fits.set(number, Math.max(fits.get(number) || 0, fit));
    };
    beginningWith(book.words, word).forEach((name) => note(name, name === word ? 3 : 2));
    if (!fits.size && slips) nearWords(word, book.words).forEach((name) => note(name, 1));
    return fits;
  }

  // How well a record answers the words as a whole: by its very name, by another name, by the beginning of one.
  function nameScore(record, words, fit) {
    const asked = words.join(" ");
    let best = 0;
    record.plain.forEach((name, at) => {
      const whole = name.join(" ");
      if (whole === asked) best = Math.max(best, at ? 60 : 70);
      else if (whole.startsWith(asked)) best = Math.max(best, at ? 22 : 30);
    });
    return best + (10 * fit) / words.length + 2.5 * record.weight;
  }

  // Records whose names have all the words, best first: pairs of record number and score.
  function byName(words) {
    let found = null;
    for (const word of words) {
      const fits = bearersOf(word);
      const next = new Map();
      for (const [number, fit] of fits) {
        if (!found) next.set(number, fit);
        else if (found.has(number)) next.set(number, found.get(number) + fit);
      }
      found = next;
    }
    const scored = [...(found || [])].map(([number, fit]) => [number, nameScore(book.records[number], words, fit)]);
    return scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  window.kbFind = {
    take, load, steadily, openBook, byName, bearersOf, beginningWith, nearWords, lowerBound, wordsOf, plain, unpack, ascending,
    get book() { return book; },
    address: (path) => new URL(path, home).href,
    spaced: (word) => word.replaceAll("-", " "),
  };
}
