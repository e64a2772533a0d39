using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public class KeyGroupsTests
{
    /// <summary>The literals were computed by an independent implementation of the formula.</summary>
    [Theory]
    [InlineData(0, 54, 94, 2526, 31198)]
    [InlineData(1, 78, 86, 4054, 16342)]
    [InlineData(-1, 48, 80, 2896, 15184)]
    [InlineData(42, 65, 29, 3613, 28189)]
    [InlineData(99162322, 79, 35, 2723, 31395)]
    [InlineData(int.MaxValue, 34, 62, 3262, 19646)]
    [InlineData(int.MinValue, 32, 108, 2156, 10348)]
    [InlineData(123456789, 49, 81, 2385, 22865)]
    public void AHashFallsIntoItsKeyGroup(int hash, int of100, int of128, int of4096, int of32768)
    {
        Assert.Equal(0, KeyGroups.Of(hash, 1));
        Assert.Equal(of100, KeyGroups.Of(hash, 100));
        Assert.Equal(of128, KeyGroups.Of(hash, 128));
        Assert.Equal(of4096, KeyGroups.Of(hash, 4096));
        Assert.Equal(of32768, KeyGroups.Of(hash, 32768));
    }

    [Fact]
    public void RangesCoverEveryKeyGroupOnceAndAgreeWithTheSubtaskOfAGroup()
    {
        foreach ((int max, int parallelism) in new[] { (128, 1), (128, 3), (128, 128), (100, 7), (32768, 32768), (32768, 1000), (1, 1), (10, 4) })
        {
            int next = 0;
            for (int subtask = 0; subtask < parallelism; subtask++)
            {
                KeyGroupRange range = KeyGroups.RangeOf(subtask, max, parallelism);
                Assert.Equal(next, range.Start);
                for (int group = range.Start; group <= range.End; group++)
                {
                    Assert.Equal(subtask, KeyGroups.SubtaskOf(group, max, parallelism));
                }

                next = range.End + 1;
            }

            Assert.Equal(max, next);
        }
    }

    [Fact]
    public void RangesAreThoseComputedByHand()
    {
        Assert.Equal(new KeyGroupRange(0, 2), KeyGroups.RangeOf(0, 10, 4));
        Assert.Equal(new KeyGroupRange(3, 4), KeyGroups.RangeOf(1, 10, 4));
        Assert.Equal(new KeyGroupRange(5, 7), KeyGroups.RangeOf(2, 10, 4));
        Assert.Equal(new KeyGroupRange(8, 9), KeyGroups.RangeOf(3, 10, 4));
        Assert.Equal(new KeyGroupRange(43, 85), KeyGroups.RangeOf(1, 128, 3));
    }

    [Theory]
    [InlineData(1, 128)]
    [InlineData(85, 128)]
    [InlineData(86, 256)]
    [InlineData(128, 256)]
    [InlineData(171, 256)]
    [InlineData(172, 512)]
    [InlineData(20000, 32768)]
    [InlineData(32768, 32768)]
    public void TheDefaultMaximumLeavesRoomToGrow(int parallelism, int max) =>
        Assert.Equal(max, KeyGroups.DefaultMaxParallelism(parallelism));

    [Fact]
    public void ParallelismOutOfBoundsIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyGroups.RangeOf(0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyGroups.RangeOf(0, 32769, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyGroups.RangeOf(0, 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyGroups.RangeOf(4, 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyGroups.DefaultMaxParallelism(0));
    }

    [Fact]
    public void RangesIntersect()
    {
        Assert.Equal(new KeyGroupRange(5, 6), new KeyGroupRange(0, 6).Intersect(new(5, 9)));
        Assert.Equal(0, new KeyGroupRange(0, 3).Intersect(new(5, 9)).Count);
        Assert.True(new KeyGroupRange(0, 3).Contains(3));
        Assert.False(new KeyGroupRange(0, 3).Contains(4));
    }
}
