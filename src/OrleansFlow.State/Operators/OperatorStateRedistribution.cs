namespace OrleansFlow.State;

/// <summary>
/// Deals operator state among another number of subtasks (org.apache.flink.runtime.checkpoint.RoundRobinOperatorStateRepartitioner).
/// </summary>
public static class OperatorStateRedistribution
{
    /// <summary>Deals the states of an operator.</summary>
    /// <param name="subtasks">What each of the old subtasks had.</param>
    /// <param name="parallelism">How many subtasks there are now, at least 1.</param>
    /// <returns>What each of the new subtasks gets. A state whose items were dealt to others is there, without items, too.</returns>
    /// <exception cref="OrleansFlowException">The old subtasks had different states under one name.</exception>
    public static IReadOnlyList<IReadOnlyList<OperatorStatePart>> Redistribute(IReadOnlyList<IReadOnlyList<OperatorStatePart>> subtasks, int parallelism)
    {
        ArgumentNullException.ThrowIfNull(subtasks);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        List<OperatorStatePart>[] dealt = [.. Enumerable.Range(0, parallelism).Select(static _ => new List<OperatorStatePart>())];
        int start = 0;
        foreach (IReadOnlyList<OperatorStatePart?> parts in ByName(subtasks))
        {
            OperatorStatePart form = parts.First(static part => part is not null)!;
            switch (form.Mode)
            {
                case OperatorStateMode.SplitDistribute when parallelism == subtasks.Count:
                    Add(dealt, subtask => form with { Items = parts[subtask]?.Items ?? [] });
                    break;
                case OperatorStateMode.SplitDistribute:
                    start = Split(dealt, form, [.. parts.SelectMany(static part => part?.Items ?? [])], start);
                    break;
                case OperatorStateMode.Union:
                    ReadOnlyMemory<byte>[] all = [.. parts.SelectMany(static part => part?.Items ?? [])];
                    Add(dealt, _ => form with { Items = all });
                    break;
                default:
                    // A subtask that never asked for the state has no copy of it.
                    OperatorStatePart[] copies = [.. parts.OfType<OperatorStatePart>()];
                    Add(dealt, subtask => copies[subtask % copies.Length]);
                    break;
            }
        }

        return dealt;
    }

    // Contiguous runs, the first ones one item longer; the next state begins with the first subtask that got no longer one.
    private static int Split(List<OperatorStatePart>[] dealt, OperatorStatePart form, ReadOnlyMemory<byte>[] items, int start)
    {
        int parallelism = dealt.Length;
        (int length, int longer) = Math.DivRem(items.Length, parallelism);
        int from = 0;
        for (int i = 0; i < parallelism; i++)
        {
            int to = from + length + (i < longer ? 1 : 0);
            dealt[(start + i) % parallelism].Add(form with { Items = items[from..to] });
            from = to;
        }

        return (start + longer) % parallelism;
    }

    private static void Add(List<OperatorStatePart>[] dealt, Func<int, OperatorStatePart> partOf)
    {
        for (int subtask = 0; subtask < dealt.Length; subtask++)
        {
            dealt[subtask].Add(partOf(subtask));
        }
    }

    private static IEnumerable<IReadOnlyList<OperatorStatePart?>> ByName(IReadOnlyList<IReadOnlyList<OperatorStatePart>> subtasks)
    {
        foreach (string name in subtasks.SelectMany(static parts => parts).Select(static part => part.Name).Distinct())
        {
            OperatorStatePart?[] parts = [.. subtasks.Select(subtask => subtask.SingleOrDefault(part => part.Name == name))];
            OperatorStatePart form = parts.First(static part => part is not null)!;
            if (Array.Find(parts, part => part is not null && (part with { Items = form.Items }) != form) is { } other)
            {
                throw new OrleansFlowException(
                    $"The subtasks have different operator states under the name '{name}': {form.Mode} of {form.ValueSchema} and {other.Mode} of {other.ValueSchema}; the snapshot is not of one operator.");
            }

            yield return parts;
        }
    }
}
