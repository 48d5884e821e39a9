"""`schema`: the JSON Schemas that editors read, written anew from the models."""

from knowledge_base import entities, mentions
from knowledge_base.commands.reporting import FINE, say
from knowledge_base.settings import PROJECT


def run() -> int:
    """Write schema/*.json; a file that is fresh keeps its bytes."""
    folder = PROJECT / "schema"
    folder.mkdir(exist_ok=True)
    data = {name: entities.render_schema(model) for name, model in mentions.data_models().items()}
    for name, text in sorted((entities.schemas() | data).items()):
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            say(f"schema/{name} written")
    return FINE
