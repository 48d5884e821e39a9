"""An article that is not in English is read all the same, with a word about what to expect."""

from pathlib import Path

import pytest

from knowledge_base.documents import read_documents

SPANISH = (
    "El convoy salió del valle antes del amanecer con tres camiones de carbón, y nadie en el puesto de control preguntó"
    " qué había debajo. Dos días después la policía del puerto abrió los contenedores y encontró el polvo que el escáner no"
    " había visto, según dijo un oficial que pidió no ser nombrado.\n\n"
    "Los vecinos cuentan que los camiones pasan cada semana, siempre de noche, y que los guardias reciben una parte de lo"
    " que se paga en el puerto. Nadie ha presentado una denuncia porque todos conocen a los dueños de la mina.\n"
)
ENGLISH = (
    "The convoy left San Martín de Porres for Tingo María with Juan Carlos Pérez Quispe and María José Gómez, and nobody"
    " of the Policía Nacional del Perú asked what was under the coal. Two days later Aduanas del Callao opened it, and the"
    " men of the Partido Comunista del Perú (Sendero Luminoso) were named by the Ministerio del Interior.\n\n"
    "“Nadie preguntó qué había debajo del carbón,” said José Ríos of El Comercio, who had followed the road from Huánuco to"
    " Lima. The neighbours say that the trucks come every week, always at night, and that the guards take a share of it.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SPANISH,
            ["the article reads as Spanish; names and dates are found with rules for English"],
        ),
        (ENGLISH, []),
        (SPANISH[:120], []),
        (SPANISH[:240] + "\n\n" + ENGLISH, []),
    ],
)
def test_only_a_text_that_is_foreign_throughout_is_shown(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, "utf-8")

    documents, problems = read_documents([path])

    assert len(documents) == 1
    assert [p.message[: len(e)] for p, e in zip(problems, expected, strict=True)] == expected
