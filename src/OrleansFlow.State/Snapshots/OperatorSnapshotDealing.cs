using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>Deals snapshots among subtasks (the work of org.apache.flink.runtime.checkpoint.StateAssignmentOperation for one subtask).</summary>
internal static class OperatorSnapshotDealing
{
    public static OperatorSnapshot Deal(IReadOnlyList<OperatorSnapshot> snapshots, int subtask, int parallelism, int maxParallelism)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentOutOfRangeException.ThrowIfZero(snapshots.Count, nameof(snapshots));
        KeyGroupRange range = KeyGroups.RangeOf(subtask, maxParallelism, parallelism);
        if (snapshots is [{ IsDealt: true } dealt])
        {
            return (dealt.Subtask, dealt.Parallelism, dealt.MaxParallelism) == (subtask, parallelism, maxParallelism)
                ? dealt
                : throw new OrleansFlowException(
                    $"A snapshot of operator {dealt.Id} was dealt for {Place(dealt.Subtask, dealt.Parallelism, dealt.MaxParallelism)} and cannot be restored in {Place(subtask, parallelism, maxParallelism)}; deal the snapshots of all subtasks anew.");
        }

        OperatorSnapshot[] all = Complete(snapshots);
        return new OperatorSnapshot(
            all[0].Id,
            subtask,
            parallelism,
            maxParallelism,
            DealKeyed(all, range, maxParallelism),
            OperatorStateRedistribution.Redistribute([.. all.Select(static s => s.Parts)], parallelism)[subtask])
        { IsDealt = true };
    }

    private static KeyedStateSnapshot? DealKeyed(OperatorSnapshot[] all, KeyGroupRange range, int maxParallelism)
    {
        var states = new RestoredStates(range);
        bool any = false;
        foreach (OperatorSnapshot snapshot in all)
        {
            if (snapshot.Keyed is not { } keyed)
            {
                continue;
            }

            if (keyed.MaxParallelism != maxParallelism)
            {
                throw new OrleansFlowException(
                    $"The keyed state of operator {snapshot.Id} was saved with {keyed.MaxParallelism} key groups and cannot be restored with {maxParallelism}; set the max parallelism of the operator (or pipeline.max-parallelism) to {keyed.MaxParallelism}.");
            }

            any = true;
            states.Add(keyed);
        }

        return any ? new KeyedStateSnapshot(range, maxParallelism, [.. states.Snapshot()]) : null;
    }

    // In the order of subtasks, each one there.
    private static OperatorSnapshot[] Complete(IReadOnlyList<OperatorSnapshot> snapshots)
    {
        OperatorSnapshot first = snapshots[0];
        var all = new OperatorSnapshot?[first.Parallelism];
        foreach (OperatorSnapshot snapshot in snapshots)
        {
            if (snapshot.IsDealt)
            {
                throw new OrleansFlowException($"One of the snapshots of operator {snapshot.Id} was dealt for {Place(snapshot.Subtask, snapshot.Parallelism, snapshot.MaxParallelism)} already; it is restored alone, or those that it was dealt from are dealt anew.");
            }

            if ((snapshot.Id, snapshot.Parallelism, snapshot.MaxParallelism) != (first.Id, first.Parallelism, first.MaxParallelism))
            {
                throw new OrleansFlowException(
                    $"The snapshots are not of one operator and run: one is of operator {first.Id} as {Place(first.Subtask, first.Parallelism, first.MaxParallelism)}, one of operator {snapshot.Id} as {Place(snapshot.Subtask, snapshot.Parallelism, snapshot.MaxParallelism)}.");
            }

            if (all[snapshot.Subtask] is not null)
            {
                throw new OrleansFlowException($"The snapshots of operator {first.Id} have subtask {snapshot.Subtask} twice.");
            }

            all[snapshot.Subtask] = snapshot;
        }

        int missing = Array.IndexOf(all, null);
        return missing < 0 ? [.. all.Select(static s => s!)] : throw new OrleansFlowException(
            $"Of the {first.Parallelism} subtasks of operator {first.Id}, {snapshots.Count} gave a snapshot and subtask {missing} did not; state is restored only from the snapshots of all.");
    }

    private static string Place(int subtask, int parallelism, int maxParallelism) => $"subtask {subtask} of {parallelism} with {maxParallelism} key groups";
}
