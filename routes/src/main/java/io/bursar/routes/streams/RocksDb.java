package io.bursar.routes.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * RocksDB for a store whose commonest question is "has this charge been seen?", answered no: a
 * Bloom filter answers that without reading a block. Twelve partitions share the box, so each gets
 * little.
 */
public final class RocksDb implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 16L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
  private static final double BITS_PER_KEY = 10;
  private static final double MEMTABLE_BLOOM_SHARE = 0.02;

  private Cache cache;
  private BloomFilter bloom;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    cache = new LRUCache(CACHE_BYTES);
    bloom = new BloomFilter(BITS_PER_KEY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setFilterPolicy(bloom);
    options.setTableFormatConfig(table);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    // The same for what is still in memory, where a search for what is not there is the dearest.
    options.setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_SHARE);
    options.setMemtableWholeKeyFiltering(true);
  }

  @Override
  public void close(String storeName, Options options) {
    cache.close();
    bloom.close();
  }
}
