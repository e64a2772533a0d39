namespace OrleansFlow.Grains.Resources;

/// <summary>
/// Chooses silos for slots, all or none. A job is spread evenly: each slot goes to the silo that has the fewest of this request,
/// among those to the one with the most free slots, then to the first (cluster.evenly-spread-out-slots, which is the rule here).
/// </summary>
internal static class SlotMatcher
{
    /// <summary>Chooses a silo for each slot.</summary>
    /// <param name="free">Free slots of each silo.</param>
    /// <param name="slots">How many slots are needed.</param>
    /// <returns>The index of the silo for each slot; null if there are not enough.</returns>
    public static int[]? Match(IReadOnlyList<int> free, int slots)
    {
        if (free.Sum(static count => (long)count) < slots)
        {
            return null;
        }

        var order = new PriorityQueue<int, (int Given, int MinusFree, int Silo)>();
        for (int silo = 0; silo < free.Count; silo++)
        {
            if (free[silo] > 0)
            {
                order.Enqueue(silo, (0, -free[silo], silo));
            }
        }

        int[] chosen = new int[slots];
        int[] given = new int[free.Count];
        for (int slot = 0; slot < slots; slot++)
        {
            int silo = order.Dequeue();
            chosen[slot] = silo;
            given[silo]++;
            if (given[silo] < free[silo])
            {
                order.Enqueue(silo, (given[silo], given[silo] - free[silo], silo));
            }
        }

        return chosen;
    }
}
