"""What spaCy and textacy take to find who said what: `python tests/tools/peer.py FOLDER` prints, as
JSON, how many words it read and its CPU seconds. It stands alone, so that any Python that has both,
and a small English model, can run it.

Loading the model is not counted.
"""

import json
import sys
import time
from pathlib import Path

import spacy
from textacy.extract import direct_quotations


def main(folder: str) -> None:
    """Print the costs."""
    texts = [path.read_text() for path in sorted(Path(folder).glob("*.txt"))]
    language = spacy.load(next(iter(spacy.util.get_installed_models())))
    list(direct_quotations(language(texts[0])))
    begun = time.process_time()
    found = sum(len(list(direct_quotations(document))) for document in language.pipe(texts))
    cost = time.process_time() - begun
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"words": words, "cpu": cost, "quotations": found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
