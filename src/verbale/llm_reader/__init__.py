"""Reading by a language model, behind any endpoint that speaks OpenAI's protocol; off unless asked for.

What a model says counts for nothing by itself. Each item must quote the report, the quotation must stand
there, and values must follow from quoted words by Verbale's own knowledge and rules; the rest is rejected
and counted.
"""

from verbale.llm_reader.reader import LanguageModelReader
from verbale.llm_reader.settings import LanguageModel
from verbale.llm_reader.usage import Usage

__all__ = ["LanguageModel", "LanguageModelReader", "Usage"]
