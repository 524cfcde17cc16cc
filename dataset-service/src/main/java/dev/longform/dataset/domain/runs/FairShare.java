package dev.longform.dataset.domain.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Divides the workers' capacity among the endpoints that have work, so that a slow endpoint cannot hold all worker
 * threads: every endpoint gets the same, except those that ask for less; nobody gets more than three quarters, so that
 * a newly active endpoint finds room at once.
 */
public final class FairShare {
    private FairShare() {}

    /**
     * @param capacity items that all workers of a kind can work on at once
     * @param limits the limit of each endpoint that has work
     * @return how many items each may have out: at least 1, at most its limit
     */
    public static Map<String, Integer> of(int capacity, Map<String, Integer> limits) {
        Map<String, Integer> shares = new HashMap<>();
        int most = Math.max(1, capacity * 3 / 4);
        int left = capacity;
        List<Entry<String, Integer>> modestFirst =
                limits.entrySet().stream().sorted(Entry.comparingByValue()).toList();
        for (int i = 0; i < modestFirst.size(); i++) {
            int equal = left / (modestFirst.size() - i);
            int share = Math.max(1, Math.min(Math.min(modestFirst.get(i).getValue(), equal), most));
            shares.put(modestFirst.get(i).getKey(), share);
            left = Math.max(0, left - share);
        }
        return shares;
    }
}
