"""`schema`: the JSON Schemas that editors read and the templates of records, written anew from the models."""

from knowledge_base import entities, mentions
from knowledge_base.commands.reporting import FINE, say
from knowledge_base.settings import PROJECT


def run() -> int:
    """Write schema/*.json and schema/templates/*.yml; a file that is fresh keeps its bytes."""
    folder = PROJECT / "schema"
    (folder / "templates").mkdir(parents=True, exist_ok=True)
    texts = entities.schemas() | {f"templates/{n}": t for n, t in entities.templates().items()}
    texts |= {name: entities.render_schema(model) for name, model in mentions.data_models().items()}
    for name, text in sorted(texts.items()):
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            say(f"schema/{name} written")
    return FINE
