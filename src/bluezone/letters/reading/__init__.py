"""Reading letters: from text to the value of a letter, with where each part was found and how sure.

tokens -> phrases (a grammar of small named rules) -> one file for each part of a letter -> reader.
Nothing is invented: a value that the text does not hold is None, and nothing is computed back.
"""
