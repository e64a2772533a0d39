namespace OrleansFlow.Types;

/// <summary>The key groups that one subtask owns; both ends are inclusive. An empty range has an end before its start.</summary>
/// <param name="Start">The first key group.</param>
/// <param name="End">The last key group.</param>
/// <remarks>Flink: <c>KeyGroupRange</c>.</remarks>
public readonly record struct KeyGroupRange(int Start, int End)
{
    /// <summary>How many key groups the range holds.</summary>
    public int Count => Math.Max(0, End - Start + 1);

    /// <summary>Whether a key group belongs to the range.</summary>
    /// <param name="keyGroup">A key group.</param>
    /// <returns>Whether it lies between both ends.</returns>
    public bool Contains(int keyGroup) => keyGroup >= Start && keyGroup <= End;

    /// <summary>The key groups that both ranges hold; empty when they do not meet.</summary>
    /// <param name="other">Another range.</param>
    /// <returns>The common part.</returns>
    public KeyGroupRange Intersect(KeyGroupRange other) => new(Math.Max(Start, other.Start), Math.Min(End, other.End));

    /// <summary>The range as text, such as <c>[0..63]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{Start}..{End}]";
}
