"""Archives too large for one run: reports in shards, and their accounts as Parquet.

A shard is a file of reports, on disk or in object storage. Its accounts are a few Parquet files, one for each
month of publication, and stand beside those of all other shards in one folder, the accounts' place. What is
done is told there by a note for each shard, written when its files are in place: a run that is killed at
any moment leaves a whole set, and goes on with the shards that have no note.
"""

from verbale.archives.accounts import AccountsPlace, Entry, Listed
from verbale.archives.shards import Shard, find_shards

__all__ = ["AccountsPlace", "Entry", "Listed", "Shard", "find_shards"]
