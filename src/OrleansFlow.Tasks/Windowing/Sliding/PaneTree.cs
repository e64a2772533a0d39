using System.Numerics;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>
/// Merged values of runs of entries: node k of level j is of the entries from k · 2^j on. Only runs without the newest entry,
/// which still changes, are kept.
/// </summary>
/// <typeparam name="TAcc">Type of the values.</typeparam>
/// <param name="hasBounds">Whether entries are not in the order of panes, so that each node must know its first and last pane.</param>
internal sealed class PaneTree<TAcc>(bool hasBounds)
{
    private const int Levels = 31;

    private readonly TAcc[]?[] _nodes = new TAcc[]?[Levels];
    private readonly (long First, long Last)[]?[] _bounds = hasBounds ? new (long First, long Last)[]?[Levels] : [];
    private int _complete;

    /// <summary>Takes in entries.</summary>
    public void Extend(long[] panes, TAcc[] values, int complete, PaneMerger<TAcc> merger)
    {
        for (; _complete < complete; _complete++)
        {
            for (int level = 1; ((_complete + 1) & ((1 << level) - 1)) == 0; level++)
            {
                int node = _complete >> level;
                MakeRoom(level, node);
                Compute(values, level, node, merger);
                if (hasBounds)
                {
                    (long leftFirst, long leftLast) = BoundsOf(panes, level - 1, node * 2);
                    (long rightFirst, long rightLast) = BoundsOf(panes, level - 1, (node * 2) + 1);
                    _bounds[level]![node] = (Math.Min(leftFirst, rightFirst), Math.Max(leftLast, rightLast));
                }
            }
        }
    }

    /// <summary>The value of an entry has changed.</summary>
    public void Update(TAcc[] values, int index, PaneMerger<TAcc> merger)
    {
        for (int level = 1; level < Levels && ((index >> level) + 1) << level <= _complete; level++)
        {
            Compute(values, level, index >> level, merger);
        }
    }

    /// <summary>Forgets the entries from an index on.</summary>
    public void Truncate(int index) => _complete = Math.Min(_complete, index);

    /// <summary>Merges a run of entries, which are at least one.</summary>
    public TAcc Merge(TAcc[] values, int begin, int end, PaneMerger<TAcc> merger)
    {
        TAcc result = default!;
        for (int index = begin; index < end;)
        {
            int level = 0;
            int room = Math.Min(end, _complete) - index;
            if (room > 1)
            {
                int aligned = index == 0 ? Levels - 1 : BitOperations.TrailingZeroCount(index);
                level = Math.Min(aligned, BitOperations.Log2((uint)room));
            }

            TAcc value = ValueOf(values, level, index >> level);
            result = index == begin ? merger.Copy(value) : merger.MergeInto(result, value);
            index += 1 << level;
        }

        return result;
    }

    /// <summary>Merges, in their order, those entries whose panes are in a range.</summary>
    /// <returns>False if there are none.</returns>
    public bool TryMerge(long[] panes, TAcc[] values, int begin, int end, long from, long to, PaneMerger<TAcc> merger, out TAcc result)
    {
        bool any = false;
        result = default!;
        for (int index = begin; index < end;)
        {
            int level = 0;
            Place place = PlaceOf(BoundsOf(panes, 0, index), from, to);
            while (level + 1 < Levels && (index & ((1 << (level + 1)) - 1)) == 0 && index + (1 << (level + 1)) <= _complete
                && PlaceOf(BoundsOf(panes, level + 1, index >> (level + 1)), from, to) == place)
            {
                level++;
            }

            if (place == Place.Inside)
            {
                TAcc value = ValueOf(values, level, index >> level);
                result = any ? merger.MergeInto(result, value) : merger.Copy(value);
                any = true;
            }

            index += 1 << level;
        }

        return any;
    }

    private enum Place
    {
        Inside,
        Outside,
        Both,
    }

    private static Place PlaceOf((long First, long Last) bounds, long from, long to) =>
        bounds.First >= from && bounds.Last < to ? Place.Inside
        : bounds.Last < from || bounds.First >= to ? Place.Outside
        : Place.Both;

    private TAcc ValueOf(TAcc[] values, int level, int node) => level == 0 ? values[node] : _nodes[level]![node];

    private (long First, long Last) BoundsOf(long[] panes, int level, int node) => level == 0 ? (panes[node], panes[node]) : _bounds[level]![node];

    private void Compute(TAcc[] values, int level, int node, PaneMerger<TAcc> merger) =>
        _nodes[level]![node] = merger.Merge(ValueOf(values, level - 1, node * 2), ValueOf(values, level - 1, (node * 2) + 1));

    private void MakeRoom(int level, int node)
    {
        TAcc[] nodes = _nodes[level] ??= new TAcc[2];
        if (node >= nodes.Length)
        {
            Array.Resize(ref _nodes[level], nodes.Length * 2);
        }

        if (hasBounds && (_bounds[level] is not { } bounds || node >= bounds.Length))
        {
            Array.Resize(ref _bounds[level], _nodes[level]!.Length);
        }
    }
}
