using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

public sealed class OperatorSnapshotTests
{
    private const int MaxParallelism = 16;
    private static readonly OperatorId Id = new(new UInt128(7, 8));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(4, 2)]
    [InlineData(3, 16)]
    public void KeysAndListsAreDealtAmongAnotherNumberOfSubtasks(int before, int after)
    {
        byte[][] saved = [.. Enumerable.Range(0, before).Select(subtask => Save(subtask, before))];

        var keys = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var items = new List<long>();
        for (int subtask = 0; subtask < after; subtask++)
        {
            OperatorSnapshot[] snapshots = [.. saved.Select(static bytes => OperatorSnapshot.FromBytes(bytes))];
            OperatorSnapshot dealt = OperatorSnapshot.FromBytes(OperatorSnapshot.Deal(snapshots, subtask, after, MaxParallelism).ToBytes());
            Assert.True(dealt.IsDealt);
            KeyedStateBackend<string> backend = Backend(subtask, after);
            backend.Restore(OperatorSnapshot.Deal([dealt], subtask, after, MaxParallelism).Keyed!);
            IValueState<long> state = States(backend).GetState(new ValueStateDescriptor<long>("sum"));
            foreach (string key in Keys().Where(key => IsOf(backend, key)))
            {
                backend.SetCurrentKey(key);
                keys.Add(key, state.Value);
            }

            var operatorState = new OperatorStateBackend(TypeRegistry.Default);
            operatorState.Restore(dealt.Parts);
            items.AddRange(operatorState.GetListState(new ListStateDescriptor<long>("items")).Get()!);
            Assert.Equal(before * 5, operatorState.GetUnionListState(new ListStateDescriptor<long>("all")).Get()!.Count());
        }

        Assert.Equal(Keys().Order(StringComparer.Ordinal), keys.Keys);
        Assert.All(keys, static entry => Assert.Equal(entry.Key.Length * 10, entry.Value));
        Assert.Equal(Enumerable.Range(0, before * 5).Select(static i => (long)i), items.Order());
    }

    [Fact]
    public void ADamagedByteAnywhereIsFound()
    {
        byte[] bytes = Save(0, 1);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x40;
            Assert.ThrowsAny<OrleansFlowException>(() => OperatorSnapshot.FromBytes(damaged));
        }
    }

    [Fact]
    public void ACutOffSnapshotIsFound()
    {
        byte[] bytes = Save(0, 1);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<CorruptDataException>(() => OperatorSnapshot.FromBytes(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void ASnapshotOfANewerFormatSaysWhatToDo()
    {
        byte[] bytes = Save(0, 1);
        bytes[4] = 9;
        Assert.Contains("format 9", Assert.Throws<OrleansFlowException>(() => OperatorSnapshot.FromBytes(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingSubtaskIsAnError()
    {
        OperatorSnapshot[] snapshots = [OperatorSnapshot.FromBytes(Save(0, 3)), OperatorSnapshot.FromBytes(Save(2, 3))];
        string message = Assert.Throws<OrleansFlowException>(() => OperatorSnapshot.Deal(snapshots, 0, 1, MaxParallelism)).Message;
        Assert.Contains("subtask 1 did not", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASubtaskThatIsThereTwiceIsAnError()
    {
        OperatorSnapshot[] snapshots = [OperatorSnapshot.FromBytes(Save(0, 2)), OperatorSnapshot.FromBytes(Save(0, 2))];
        Assert.Contains("subtask 0 twice", Assert.Throws<OrleansFlowException>(() => OperatorSnapshot.Deal(snapshots, 0, 1, MaxParallelism)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherNumberOfKeyGroupsSaysWhichOptionToSet()
    {
        OperatorSnapshot[] snapshots = [OperatorSnapshot.FromBytes(Save(0, 1))];
        string message = Assert.Throws<OrleansFlowException>(() => OperatorSnapshot.Deal(snapshots, 0, 1, 32)).Message;
        Assert.Contains("set the max parallelism of the operator (or pipeline.max-parallelism) to 16", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADealtSnapshotIsForItsSubtaskAlone()
    {
        OperatorSnapshot dealt = OperatorSnapshot.Deal([OperatorSnapshot.FromBytes(Save(0, 1))], 1, 2, MaxParallelism);
        Assert.Contains("was dealt for subtask 1 of 2", Assert.Throws<OrleansFlowException>(() => OperatorSnapshot.Deal([dealt], 0, 2, MaxParallelism)).Message, StringComparison.Ordinal);
        Assert.Contains("was dealt for subtask 1 of 2", Assert.Throws<OrleansFlowException>(() => OperatorSnapshot.Deal([dealt, dealt], 0, 2, MaxParallelism)).Message, StringComparison.Ordinal);
    }

    private static byte[] Save(int subtask, int parallelism)
    {
        KeyedStateBackend<string> backend = Backend(subtask, parallelism);
        IValueState<long> state = States(backend).GetState(new ValueStateDescriptor<long>("sum"));
        foreach (string key in Keys().Where(key => IsOf(backend, key)))
        {
            backend.SetCurrentKey(key);
            state.Value = key.Length * 10;
        }

        var operatorState = new OperatorStateBackend(TypeRegistry.Default);
        long[] items = [.. Enumerable.Range(subtask * 5, 5).Select(static i => (long)i)];
        operatorState.GetListState(new ListStateDescriptor<long>("items")).AddAll(items);
        operatorState.GetUnionListState(new ListStateDescriptor<long>("all")).AddAll(items);
        using var snapshot = new OperatorSnapshot(Id, subtask, parallelism, MaxParallelism, backend.Snapshot(), operatorState.Snapshot());
        return snapshot.ToBytes();
    }

    private static IEnumerable<string> Keys() => Enumerable.Range(0, 200).Select(static i => new string('k', (i % 7) + 1) + i);

    private static bool IsOf(KeyedStateBackend<string> backend, string key) => backend.Range.Contains(KeyGroups.Of(backend.KeySerializer.HashKey(key), MaxParallelism));

    private static KeyedStateBackend<string> Backend(int subtask, int parallelism) =>
        new(TypeRegistry.Default.ForKey<string>(), MaxParallelism, KeyGroups.RangeOf(subtask, MaxParallelism, parallelism));

    private static HeapStates<string, string, KeyScope<string>> States(KeyedStateBackend<string> backend) =>
        new(backend, backend.KeySerializer, null, TypeRegistry.Default, TimeProvider.System);
}
