#!/usr/bin/env python3
"""Requests to models, priced by hand rules in exact decimals. Shares nothing with the product.

    python3 token_costs.py > token_costs.json

Prices are typed in from the vendors' lists, per 1M tokens. Rules:
- a count of input that includes cached tokens is lessened by them, so that each token is billed once;
- a prompt is long by all its tokens, cached or not; one above the threshold, not at it, has the prices of long
  prompts for everything, answer and thinking included;
- thinking is billed as output, unless it has a price of its own;
- a tier, or a long prompt, that has no price for a component changes it as it changes input, or output;
- a write to a cache without a price of its own is billed as input; one for an hour as one for five minutes;
- a region's uplift multiplies the whole;
- nothing is rounded but the sum, to the millionth, half to even.
"""

import json
from decimal import ROUND_HALF_EVEN, Decimal as D

M = 1_000_000


def prices(**rates):
    return {name: D(rate) for name, rate in rates.items()}


MODELS = {
    # $2/$10, cache writes 1.25 and 2 times input, reads a tenth, batch at half; US-only handling 10% more.
    "anthropic/claude-sonnet-5": {
        "standard": prices(input="2", output="10", read="0.20", write="2.50", write_1h="4"),
        "batch": prices(input="1", output="5", read="0.10", write="1.25"),
        "uplift": {"US": D("1.1")},
    },
    "anthropic/claude-haiku-4-5": {
        "standard": prices(input="1", output="5", read="0.10", write="1.25", write_1h="2"),
        "batch": prices(input="0.5", output="2.5", read="0.05", write="0.625"),
    },
    # Prompts above 200k cost more; batch and priority have prices for them, flex has none.
    "google/gemini-2.5-pro": {
        "threshold": 200_000,
        "standard": prices(input="1.25", output="10", read="0.125"),
        "batch": prices(input="0.625", output="5", read="0.125"),
        "flex": prices(input="0.625", output="5", read="0.125"),
        "priority": prices(input="2.25", output="18", read="0.225"),
        "long standard": prices(input="2.50", output="15", read="0.25"),
        "long batch": prices(input="1.25", output="7.50", read="0.25"),
        "long priority": prices(input="4.50", output="27", read="0.45"),
    },
    # Above 272k; no prices of long prompts ahead of others.
    "openai/gpt-5.5": {
        "threshold": 272_000,
        "standard": prices(input="5", output="30", read="0.50"),
        "batch": prices(input="2.50", output="15", read="0.25"),
        "flex": prices(input="2.50", output="15", read="0.25"),
        "priority": prices(input="12.50", output="75", read="1.25"),
        "long standard": prices(input="10", output="45", read="1"),
        "long batch": prices(input="5", output="22.50", read="0.50"),
        "long flex": prices(input="5", output="22.50", read="0.50"),
        "uplift": {"EU": D("1.1"), "US": D("1.1")},
    },
    # No price of cached tokens by the batch.
    "openai/gpt-4o": {
        "standard": prices(input="2.50", output="10", read="1.25"),
        "batch": prices(input="1.25", output="5"),
    },
    "openai/gpt-5-mini": {
        "standard": prices(input="0.25", output="2", read="0.025"),
        "batch": prices(input="0.125", output="1", read="0.0125"),
    },
}

BIG = {"input": "input", "read": "input", "write": "input", "write_1h": "input", "output": "output"}
INSTEAD = {"read": "input", "write": "input", "write_1h": "write"}


def rate(model, tier, long, component):
    """Per 1M tokens."""
    table = MODELS[model]
    name = ("long " if long else "") + tier
    if component in table.get(name, {}):
        return table[name][component]
    if component not in table["standard"]:
        return rate(model, tier, long, INSTEAD[component])
    main = BIG[component]
    if long and component in table.get(tier, {}):
        # As a long prompt changes it in the standard tier.
        return table[tier][component] * table["long standard"][component] / table["standard"][component]
    standard = rate(model, "standard", long, component)
    return standard * rate(model, tier, long, main) / rate(model, "standard", long, main)


def cost(model, counts, input, read=0, write=0, write_1h=0, output=0, reasoning=0, tier="standard", region=None):
    plain = input - read - write - write_1h if counts == "included" else input
    prompt = plain + read + write + write_1h
    long = prompt > MODELS[model].get("threshold", prompt)
    total = sum(
        D(tokens) * rate(model, tier, long, component)
        for component, tokens in [
            ("input", plain), ("read", read), ("write", write), ("write_1h", write_1h), ("output", output + reasoning)
        ]
        if tokens
    )
    total *= MODELS[model].get("uplift", {}).get(region, D(1)) if region else D(1)
    return str((total / M).quantize(D("0.000001"), rounding=ROUND_HALF_EVEN))


SONNET, HAIKU, GEMINI, GPT = "anthropic/claude-sonnet-5", "anthropic/claude-haiku-4-5", "google/gemini-2.5-pro", "openai/gpt-5.5"

REQUESTS = [
    ("plain", SONNET, "apart", dict(input=3000, output=400)),
    ("one token each way", HAIKU, "apart", dict(input=1, output=1)),
    ("nothing at all", HAIKU, "apart", dict(input=0, output=0)),
    ("cached, counted apart", SONNET, "apart", dict(input=1000, read=9000, output=500)),
    ("cached, counted within", SONNET, "included", dict(input=10000, read=9000, output=500)),
    ("cached, counted within, openai", GPT, "included", dict(input=10000, read=9000, output=500)),
    ("all of it cached", GPT, "included", dict(input=9000, read=9000, output=1)),
    ("a write for five minutes", SONNET, "apart", dict(input=200, write=12000, output=800)),
    ("a write for an hour", SONNET, "apart", dict(input=200, write_1h=12000, output=800)),
    ("writes of both lives and a read", SONNET, "included", dict(input=30000, read=5000, write=7000, write_1h=11000, output=900)),
    ("a write where writes have no price", GPT, "included", dict(input=20000, write=15000, output=10)),
    ("a write for an hour where writes have no price", GPT, "included", dict(input=20000, write_1h=15000, output=10)),
    ("thinking is output", SONNET, "apart", dict(input=3000, output=400, reasoning=2600)),
    ("thinking is output above the threshold", GEMINI, "included", dict(input=250000, output=1000, reasoning=4000)),
    ("batch", SONNET, "apart", dict(input=3000, output=400, tier="batch")),
    ("batch and cached", SONNET, "apart", dict(input=1000, read=9000, output=500, tier="batch")),
    ("batch and a write for an hour", SONNET, "apart", dict(input=1000, write_1h=9000, output=500, tier="batch")),
    ("batch and cached where the list has no price for it", "openai/gpt-4o", "included", dict(input=10000, read=8000, output=500, tier="batch")),
    ("batch, odd attounits", "openai/gpt-5-mini", "included", dict(input=12345, read=6789, output=321, tier="batch")),
    ("exactly at the threshold", GEMINI, "included", dict(input=200000, output=1000)),
    ("one token above the threshold", GEMINI, "included", dict(input=200001, output=1000)),
    ("above by cached tokens counted apart", GEMINI, "apart", dict(input=1001, read=199000, output=1000)),
    ("above, mostly cached", GEMINI, "included", dict(input=300000, read=290000, output=2000)),
    ("above and batch", GEMINI, "included", dict(input=300000, output=2000, tier="batch")),
    ("above, batch and cached", GEMINI, "included", dict(input=300000, read=100000, output=2000, tier="batch")),
    ("above and flex, which the list does not price", GEMINI, "included", dict(input=300000, read=100000, output=2000, tier="flex")),
    ("above and priority", GEMINI, "included", dict(input=300000, read=100000, output=2000, tier="priority")),
    ("priority", GPT, "included", dict(input=5000, read=1000, output=700, tier="priority")),
    ("above and priority, which the list does not price", GPT, "included", dict(input=300000, read=50000, output=700, tier="priority")),
    ("in a region", GPT, "included", dict(input=5000, read=1000, output=700, region="EU")),
    ("in a region, batch, above and cached", GPT, "included", dict(input=400000, read=250000, output=12345, reasoning=777, tier="batch", region="EU")),
    ("in a region, a write for an hour", SONNET, "apart", dict(input=123, write_1h=45678, read=91011, output=1213, region="US")),
    ("a tie is rounded to even", "openai/gpt-5-mini", "included", dict(input=6, output=0)),
]

if __name__ == "__main__":
    print(json.dumps(
        [
            dict(name=name, model=model, counts=counts, cost=cost(model, counts, **request), **request)
            for name, model, counts, request in REQUESTS
        ], indent=1))
