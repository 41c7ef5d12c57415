"""Stage: a reader with more blocks and wider feed-forward layers that computes the same as the one before, to train further.

    python grow_reader.py --reader reader.pt --copies 1 2 3 --feed 768 --out grown.pt

A copy of each named block comes after it, and new units beside those of each feed-forward layer; what they give is multiplied by 0 until
training finds otherwise, so nothing learned is lost (Net2Net, Chen et al., 2016; blocks with zeroed outputs as in LLaMA Pro, Wu et al., 2024).
"""

import argparse
import json
from pathlib import Path

import torch
from reader import Block, Reader, load_reader
from torch import nn


def copy_block(before: Block, after: Block, *, is_new: bool) -> None:
    """Weights of a block into one whose feed-forward layer may be wider; a new one adds nothing to what passes through."""
    units = before.feed.out_features
    with torch.no_grad():
        for name, value in before.state_dict().items():
            if not name.startswith(("feed.", "fed.")):
                after.get_parameter(name).copy_(value)
        after.feed.weight[:units], after.feed.bias[:units] = before.feed.weight, before.feed.bias
        after.fed.weight.zero_()
        after.fed.weight[:, :units], after.fed.bias[:] = before.fed.weight, before.fed.bias
        if is_new:
            for layer in (after.near, after.attended, after.fed):
                nn.init.zeros_(layer.weight)
                nn.init.zeros_(layer.bias)


def grown(before: Reader, copies: list[int], feed: int) -> Reader:
    """`copies`: blocks, counted from 0, after which a copy comes."""
    settings = {**before.settings, "blocks": before.settings["blocks"] + len(copies), "feed": feed}
    after = Reader(**settings)
    shared = {name: value for name, value in before.state_dict().items() if not name.startswith("blocks.")}
    after.load_state_dict(shared, strict=False)
    order = sorted([(at, False) for at in range(len(before.blocks))] + [(at, True) for at in copies])
    for block, (at, is_new) in zip(after.blocks, order, strict=True):
        copy_block(before.blocks[at], block, is_new=is_new)
    return after


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--copies", type=int, nargs="*", default=[])
    parser.add_argument("--feed", type=int, required=True, help="units of each feed-forward layer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    after = grown(load_reader(arguments.reader), arguments.copies, arguments.feed)
    torch.save({"settings": after.settings, "model": after.state_dict()}, arguments.out)
    weights = sum(value.numel() for name, value in after.state_dict().items() if name != "table.weight")
    print(json.dumps({"saved": str(arguments.out), **after.settings, "weights without the table": weights}))


if __name__ == "__main__":
    main()
