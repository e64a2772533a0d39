using System.Numerics;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>Which key group a key falls into, and which subtask owns the group.</summary>
/// <remarks>
/// Keyed state and keyed exchanges are cut into a fixed number of key groups, the maximum parallelism; a subtask owns a run of
/// them, so that rescaling moves whole groups. Flink: <c>KeyGroupRangeAssignment</c>.
/// </remarks>
public static class KeyGroups
{
    /// <summary>The highest maximum parallelism: products of two of them fit 32 bits.</summary>
    public const int UpperBound = 1 << 15;

    /// <summary>The lowest default for the maximum parallelism.</summary>
    public const int LowestDefault = 1 << 7;

    /// <summary>The key group of a key.</summary>
    /// <param name="keyHash">The key's stable hash, <see cref="TypeSerializer{T}.HashKey"/>.</param>
    /// <param name="maxParallelism">The number of key groups, 1 to <see cref="UpperBound"/>.</param>
    /// <returns>0 to <paramref name="maxParallelism"/> − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(int keyHash, int maxParallelism)
    {
        int mixed = Mix(keyHash);
        int mask = maxParallelism - 1;
        return (maxParallelism & mask) == 0 ? mixed & mask : mixed % maxParallelism;
    }

    /// <summary>The subtask that owns a key group.</summary>
    /// <param name="keyGroup">A key group.</param>
    /// <param name="maxParallelism">The number of key groups.</param>
    /// <param name="parallelism">The number of subtasks, at most <paramref name="maxParallelism"/>.</param>
    /// <returns>The index of the subtask.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SubtaskOf(int keyGroup, int maxParallelism, int parallelism) => keyGroup * parallelism / maxParallelism;

    /// <summary>The subtask that a key goes to.</summary>
    /// <param name="keyHash">The key's stable hash.</param>
    /// <param name="maxParallelism">The number of key groups.</param>
    /// <param name="parallelism">The number of subtasks.</param>
    /// <returns>The index of the subtask.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SubtaskOfKey(int keyHash, int maxParallelism, int parallelism) =>
        SubtaskOf(Of(keyHash, maxParallelism), maxParallelism, parallelism);

    /// <summary>The key groups that a subtask owns.</summary>
    /// <param name="subtask">The index of the subtask.</param>
    /// <param name="maxParallelism">The number of key groups.</param>
    /// <param name="parallelism">The number of subtasks.</param>
    /// <returns>The range; the ranges of all subtasks cover every group once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The parallelism is not in 1..max, max not in 1..32768, or the index not in 0..parallelism−1.</exception>
    public static KeyGroupRange RangeOf(int subtask, int maxParallelism, int parallelism)
    {
        CheckMaxParallelism(maxParallelism);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parallelism, maxParallelism);
        ArgumentOutOfRangeException.ThrowIfNegative(subtask);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(subtask, parallelism);
        return new(((subtask * maxParallelism) + parallelism - 1) / parallelism, (((subtask + 1) * maxParallelism) - 1) / parallelism);
    }

    /// <summary>The maximum parallelism of an operator for which none was set: it leaves room to grow by half, at least 128.</summary>
    /// <param name="parallelism">The operator's parallelism, 1 to <see cref="UpperBound"/>.</param>
    /// <returns>A power of two from 128 to 32768.</returns>
    public static int DefaultMaxParallelism(int parallelism)
    {
        CheckMaxParallelism(parallelism);
        return (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)(parallelism + (parallelism / 2))), LowestDefault, UpperBound);
    }

    /// <summary>Checks a maximum parallelism.</summary>
    /// <param name="maxParallelism">The number of key groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not in 1..32768.</exception>
    public static void CheckMaxParallelism(int maxParallelism)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxParallelism, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxParallelism, UpperBound);
    }

    /// <summary>Spreads a hash and makes it non-negative. MurmurHash3 of the hash's four bytes; Int.Min, which has no negative, becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Mix(int keyHash)
    {
        // Half of all hashes are negative, in no order: no branch, which would be guessed wrong every other time.
        int mixed = Murmur3.Hash(keyHash);
        int sign = mixed >> 31;
        return ((mixed ^ sign) - sign) & int.MaxValue;
    }
}
