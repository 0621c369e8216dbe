"""The tree against its own definition, and its verifiers against liars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from charterhouse.storage.tree import (
    EMPTY,
    WIDTH,
    Tree,
    leaf_hash,
    proves_consistency,
    proves_inclusion,
)

from . import rfc9162

LEAVES = [leaf_hash(b"%d" % n) for n in range(600)]


def tree_of(size: int) -> Tree:
    return Tree(b"".join(LEAVES[:size]))


def test_an_empty_tree_has_the_hash_of_nothing_as_its_root() -> None:
    assert Tree().root() == EMPTY == rfc9162.tree_hash([])


def test_every_small_proof_satisfies_both_verifiers() -> None:
    tree = tree_of(40)
    for size in range(41):
        root = tree.root(size)
        assert root == rfc9162.tree_hash(LEAVES[:size])
        for seq in range(size):
            proof = tree.inclusion(seq, size)
            assert proves_inclusion(LEAVES[seq], seq, size, proof, root)
            assert rfc9162.includes(LEAVES[seq], seq, size, proof, root)
        for old in range(size + 1):
            proof = tree.consistency(old, size)
            assert proves_consistency(old, tree.root(old), size, root, proof)
            if 0 < old < size:
                assert rfc9162.continues(old, tree.root(old), size, root, proof)


@given(st.integers(1, 600), st.data())
def test_roots_and_proofs_are_those_of_the_recursive_definition(
    size: int, data: st.DataObject
) -> None:
    tree = tree_of(600)
    old, seq = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    root, was = rfc9162.tree_hash(LEAVES[:size]), rfc9162.tree_hash(LEAVES[:old])
    assert (tree.root(size), tree.root(old)) == (root, was)
    assert rfc9162.includes(LEAVES[seq], seq, size, tree.inclusion(seq, size), root)
    if old < size:
        assert rfc9162.continues(old, was, size, root, tree.consistency(old, size))


@given(st.lists(st.integers(0, 90), max_size=12))
def test_splitting_the_batches_anywhere_gives_the_same_tree(sizes: list[int]) -> None:
    total = min(sum(sizes), 600)
    tree = Tree()
    for size in sizes:
        tree.extend(b"".join(LEAVES[len(tree) : min(len(tree) + size, 600)]))
    assert tree.root() == tree_of(total).root()
    assert tree.tiles(0) == tree_of(total).tiles(0)


@given(st.integers(0, 600), st.integers(0, 600))
def test_a_tree_cut_back_is_the_tree_it_was(one: int, other: int) -> None:
    small, large = sorted((one, other))
    tree = tree_of(large)
    tree.truncate(small)
    assert [tree.root(size) for size in range(small + 1)][-1] == tree_of(small).root()
    tree.extend(b"".join(LEAVES[small:large]))
    assert tree.root() == tree_of(large).root()


@given(st.integers(2, 600), st.data())
def test_no_verifier_accepts_a_proof_that_was_meddled_with(size: int, data: st.DataObject) -> None:
    tree = tree_of(size)
    seq, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size - 1))
    root, proof = tree.root(), tree.inclusion(seq, size)
    bad = meddled(proof, data)
    assert not proves_inclusion(LEAVES[seq], seq, size, bad, root)
    assert not rfc9162.includes(LEAVES[seq], seq, size, bad, root)
    assert not proves_inclusion(LEAVES[seq], (seq + 1) % size, size, proof, root)
    assert not proves_inclusion(leaf_hash(b"forged"), seq, size, proof, root)
    bad = meddled(tree.consistency(old, size), data)
    assert not proves_consistency(old, tree.root(old), size, root, bad)
    assert not rfc9162.continues(old, tree.root(old), size, root, bad)


def meddled(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    """A proof with one hash changed, left out, or added."""
    at = data.draw(st.integers(0, len(proof) - 1))
    how = data.draw(st.sampled_from(["change", "drop", "add", "swap"]))
    if how == "change":
        return [*proof[:at], bytes([proof[at][0] ^ 1]) + proof[at][1:], *proof[at + 1 :]]
    if how == "drop":
        return proof[:at] + proof[at + 1 :]
    if how == "swap" and len(proof) > 1:
        return proof[1:] + proof[:1]
    return [*proof[:at], bytes(WIDTH), *proof[at:]]


def test_sizes_that_make_no_sense_prove_nothing() -> None:
    tree = tree_of(8)
    assert not proves_inclusion(LEAVES[0], 8, 8, [], tree.root())
    assert not proves_consistency(9, tree.root(), 8, tree.root(), [])
    assert not proves_consistency(0, tree.root(), 8, tree.root(), [])
    assert not proves_consistency(8, LEAVES[0], 8, tree.root(), [])


def test_a_tile_holds_256_neighbouring_hashes() -> None:
    tree = tree_of(600)
    tiles = tree.tiles(0)
    assert [(tile.level, tile.place) for tile in tiles] == [(0, 0), (0, 1)]
    assert tiles[1].hashes == b"".join(LEAVES[256:512])
    assert tree.tiles(256) == tiles[1:]
    assert tree.tiles(512) == []
    large = Tree(LEAVES[0] * 70_000)
    assert (
        next(tile for tile in large.tiles(65_000) if tile.level == 1).hashes[:WIDTH]
        == Tree(LEAVES[0] * 256).root()
    )
