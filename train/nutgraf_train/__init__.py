"""Trains nutgraf's tagger: from the data folder to model/tagger.bin."""
