/// Asks the processor to bring a cache line near before it is read.
static inline void dau_prefetch(const void *address) { __builtin_prefetch(address); }
