using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Tests.Resources;

public sealed class SlotPoolTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(4, 10)]
    public void AJobIsSpreadEvenlyOverAllSilos(int silos, int slots)
    {
        SlotPool pool = Pool(silos, slotsEach: 8);

        SlotAllocation allocation = pool.TryAllocate(Request("job", slots), out bool changed);

        Assert.True(changed);
        int[] perSilo = allocation.Granted.GroupBy(static slot => slot.Silo).Select(static group => group.Count()).ToArray();
        Assert.Equal(silos, perSilo.Length);
        Assert.True(perSilo.Max() - perSilo.Min() <= 1);
        Assert.Equal(slots, allocation.Granted.Select(static slot => slot.SlotId).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, slots), allocation.Granted.Select(static slot => slot.Index));
    }

    [Fact]
    public void AllSlotsAreGivenOrNone()
    {
        SlotPool pool = Pool(silos: 2, slotsEach: 2);

        SlotAllocation refused = pool.TryAllocate(Request("job", 5), out bool changed);

        Assert.False(changed);
        Assert.Empty(refused.Granted);
        Assert.Equal((4, 4, 2), (refused.Available, refused.Total, refused.Silos));
        Assert.Equal(4, pool.TryAllocate(Request("other", 4), out _).Granted.Count);
    }

    [Fact]
    public void ARepeatedRequestGetsTheSameSlots()
    {
        SlotPool pool = Pool(silos: 2, slotsEach: 2);
        IReadOnlyList<AllocatedSlot> first = pool.TryAllocate(Request("job", 3), out _).Granted;

        SlotAllocation again = pool.TryAllocate(Request("job", 3), out bool changed);

        Assert.False(changed);
        Assert.Equal(first, again.Granted);
        Assert.Equal(1, again.Available);
    }

    [Fact]
    public void ANewMasterTakesTheSlotsOverAndAnOldOneIsRefused()
    {
        SlotPool pool = Pool(silos: 1, slotsEach: 3);
        pool.TryAllocate(Request("job", 3), out _);

        Assert.Equal(3, pool.TryAllocate(Request("job", 3, epoch: 2), out _).Granted.Count);
        Assert.Contains("newer master", Assert.Throws<OrleansFlowException>(() => pool.TryAllocate(Request("job", 3), out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARequestThatComesAfterTheReleaseGetsNothing()
    {
        SlotPool pool = Pool(silos: 1, slotsEach: 3);
        pool.TryAllocate(Request("job", 3), out _);
        Assert.True(pool.Release("job"));

        Assert.Throws<OrleansFlowException>(() => pool.TryAllocate(Request("job", 3), out _));
        Assert.Equal(3, pool.Overview().Single().Free);
        Assert.False(pool.Release("job"));
    }

    [Fact]
    public void ARequestThatIsOvertakenByTheReleaseGetsNothing()
    {
        SlotPool pool = Pool(silos: 1, slotsEach: 3);
        Assert.False(pool.Release("job"));

        Assert.Throws<OrleansFlowException>(() => pool.TryAllocate(Request("job", 3), out _));
        Assert.Equal(3, pool.Overview().Single().Free);
    }

    [Fact]
    public void TheSlotsOfALostSiloAreGone()
    {
        SlotPool pool = Pool(silos: 2, slotsEach: 2);
        pool.TryAllocate(Request("job", 4), out _);

        Assert.True(pool.Remove("silo1"));
        Assert.Equal([new SiloSlots("silo0", 2, 0)], pool.Overview());
        Assert.All(pool.Holdings.Single().Slots, static slot => Assert.Equal("silo0", slot.Silo));
    }

    [Fact]
    public void ASiloThatLeavesGivesNoMoreSlotsAway()
    {
        SlotPool pool = Pool(silos: 1, slotsEach: 2);
        pool.Withdraw("silo0");

        Assert.Empty(pool.TryAllocate(Request("job", 1), out _).Granted);
    }

    [Fact]
    public void RestoredAllocationsKeepTheirSlots()
    {
        SlotPool before = Pool(silos: 2, slotsEach: 2);
        before.TryAllocate(Request("job", 3), out _);
        var after = new SlotPool();
        after.Restore(before.Holdings, Noon);
        after.Offer(new SlotOffer("silo0", 2), Noon);
        after.Offer(new SlotOffer("silo1", 2), Noon);

        SlotAllocation other = after.TryAllocate(Request("other", 1), out _);

        Assert.Equal(0, other.Available);
        Assert.DoesNotContain(other.Granted.Single().SlotId, before.Holdings.Single().Slots.Select(static slot => slot.SlotId));
    }

    [Fact]
    public void SilosThatDoNotRenewTheirOffersAreFound()
    {
        SlotPool pool = Pool(silos: 2, slotsEach: 1);
        pool.Offer(new SlotOffer("silo1", 1), Noon.AddMinutes(1));

        Assert.Equal(["silo0"], pool.LastSeenBefore(Noon.AddSeconds(30)));
    }

    [Fact]
    public void NoSlotIsEverGivenTwiceAndAllComeBack()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            SlotPool pool = Pool(random.Next(1, 5), random.Next(1, 5));
            int total = pool.Overview().Sum(static silo => silo.Total);
            var held = new SortedDictionary<string, IReadOnlyList<AllocatedSlot>>(StringComparer.Ordinal);
            for (int step = 0; step < 60; step++)
            {
                string job = $"job{step}";
                if (held.Count > 0 && random.Next(2) == 0)
                {
                    string ended = held.Keys.ElementAt(random.Next(held.Count));
                    Assert.True(pool.Release(ended), $"seed {seed}");
                    held.Remove(ended);
                }
                else if (pool.TryAllocate(Request(job, random.Next(1, 6)), out _).Granted is { Count: > 0 } slots)
                {
                    held[job] = slots;
                }

                string[] used = held.Values.SelectMany(static slots => slots).Select(static slot => slot.SlotId).ToArray();
                Assert.True(used.Length == used.Distinct().Count(), $"a slot was given twice, seed {seed}");
                Assert.True(total - used.Length == pool.Overview().Sum(static silo => silo.Free), $"seed {seed}");
            }
        }
    }

    private static SlotPool Pool(int silos, int slotsEach)
    {
        var pool = new SlotPool();
        for (int silo = 0; silo < silos; silo++)
        {
            pool.Offer(new SlotOffer($"silo{silo}", slotsEach), Noon);
        }

        return pool;
    }

    private static SlotRequest Request(string job, int slots, long epoch = 1) => new(job, epoch, [new GroupRequirement("default", slots)]);
}
