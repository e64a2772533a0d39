using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

public sealed class KeyedStateBackendTests
{
    [Fact]
    public void EachKeyHasAValueOfItsOwn()
    {
        using KeyedStateBackend<string> backend = Backends.Of<string>();
        HeapValueState<string, long> state = backend.GetValueState("count", TypeSerializers.For<long>());
        foreach (string word in new[] { "a", "b", "a", "a" })
        {
            backend.SetCurrentKey(word);
            state.Value++;
        }

        backend.SetCurrentKey("a");
        Assert.Equal(3, state.Value);
        backend.SetCurrentKey("b");
        Assert.Equal(1, state.Value);
        backend.SetCurrentKey("c");
        Assert.False(state.TryGet(out _));
        Assert.Equal(2, state.Count);
    }

    [Fact]
    public void SettingNullClearsTheValue()
    {
        using KeyedStateBackend<int> backend = Backends.Of<int>();
        HeapValueState<int, string> state = backend.GetValueState("s", TypeSerializers.For<string>());
        backend.SetCurrentKey(1);
        state.Value = "x";
        state.Value = null;
        Assert.False(state.TryGet(out _));
        Assert.Null(state.Value);
        Assert.Equal(0, state.Count);
        state.Value = "y";
        Assert.Equal("y", state.Value);
    }

    [Fact]
    public void AKeyOfAnotherSubtaskIsAnErrorThatNamesItsKeyGroup()
    {
        using KeyedStateBackend<string> backend = new(TypeSerializers.ForKey<string>(), 128, KeyGroups.RangeOf(0, 128, 2));
        string foreign = Enumerable.Range(0, 100).Select(i => $"k{i}").First(k => KeyGroups.Of(TypeSerializers.ForKey<string>().HashKey(k), 128) >= 64);
        HeapValueState<string, long> state = backend.GetValueState("n", TypeSerializers.For<long>());
        backend.SetCurrentKey(foreign);
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => state.Value = 1);
        Assert.Contains($"Key {foreign} is of key group {KeyGroups.Of(TypeSerializers.ForKey<string>().HashKey(foreign), 128)}", error.Message, StringComparison.Ordinal);
        Assert.Contains("[0..63]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANullKeyIsAClearError()
    {
        using KeyedStateBackend<string> backend = Backends.Of<string>();
        Assert.Contains("key selector returned null", Assert.Throws<OrleansFlowException>(() => backend.SetCurrentKey(null!)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StateWithoutACurrentKeyIsAClearError()
    {
        using KeyedStateBackend<string> backend = Backends.Of<string>();
        HeapValueState<string, long> state = backend.GetValueState("n", TypeSerializers.For<long>());
        Assert.Contains("'n'", Assert.Throws<OrleansFlowException>(() => state.Value).Message, StringComparison.Ordinal);
        backend.SetCurrentKey("a");
        state.Value = 1;
        backend.ClearCurrentKey();
        Assert.Throws<OrleansFlowException>(() => state.Value = 2);
        Assert.Throws<OrleansFlowException>(() => backend.CurrentKey);
        Assert.Throws<OrleansFlowException>(() => backend.CurrentKeyGroup);
    }

    [Fact]
    public void OneNameWithTwoTypesIsAnErrorWithBoth()
    {
        using KeyedStateBackend<string> backend = Backends.Of<string>();
        HeapValueState<string, long> first = backend.GetValueState("n", TypeSerializers.For<long>());
        Assert.Same(first, backend.GetValueState("n", TypeSerializers.For<long>()));
        string message = Assert.Throws<OrleansFlowException>(() => backend.GetValueState("n", TypeSerializers.For<string>())).Message;
        Assert.Contains("Int64", message, StringComparison.Ordinal);
        Assert.Contains("String", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheKeyGroupIsThatOfTheKeysHash()
    {
        using KeyedStateBackend<long> backend = Backends.Of<long>();
        backend.SetCurrentKey(77);
        Assert.Equal(KeyGroups.Of(TypeSerializers.ForKey<long>().HashKey(77), 128), backend.CurrentKeyGroup);
        Assert.Equal(77, backend.CurrentKey);
    }

    [Fact]
    public void AValueThatASnapshotSeesIsCopiedBeforeItIsChanged()
    {
        using KeyedStateBackend<int> backend = Backends.Of<int>();
        HeapValueState<int, List<int>> state = backend.GetValueState("l", TypeSerializers.For<List<int>>());
        backend.SetCurrentKey(1);
        state.Value = [1];
        KeyedStateSnapshot snapshot = backend.Snapshot();
        state.Value!.Add(2);
        backend.SetCurrentKey(2);
        backend.SetCurrentKey(1);
        state.Value!.Add(3);
        Assert.Equal([1, 2, 3], state.Value);
        Assert.Equal([1], Backends.Read<int, List<int>>(snapshot, "l")[1]);
        snapshot.Dispose();
        List<int> present = state.Value!;
        Assert.Same(present, state.Value);
    }

    [Fact]
    public void StateOfAnEarlierRunThatNobodyAsksForGoesIntoTheNextSnapshot()
    {
        using KeyedStateBackend<int> first = Backends.Of<int>();
        HeapValueState<int, string> state = first.GetValueState("s", TypeSerializers.For<string>());
        first.SetCurrentKey(5);
        state.Value = "five";
        using KeyedStateSnapshot one = first.Snapshot();
        using KeyedStateBackend<int> second = Backends.Of<int>();
        Backends.Restore(second, one);
        using KeyedStateSnapshot two = second.Snapshot();
        using KeyedStateBackend<int> third = Backends.Of<int>();
        Backends.Restore(third, two);
        third.SetCurrentKey(5);
        Assert.Equal("five", third.GetValueState("s", TypeSerializers.For<string>()).Value);
    }

    [Fact]
    public void StateRestoredAsAnotherTypeIsAnErrorWithBothSchemas()
    {
        using KeyedStateBackend<int> first = Backends.Of<int>();
        first.GetValueState("s", TypeSerializers.For<string>());
        first.SetCurrentKey(5);
        first.GetValueState("s", TypeSerializers.For<string>()).Value = "x";
        using KeyedStateSnapshot snapshot = first.Snapshot();
        using KeyedStateBackend<int> second = Backends.Of<int>();
        Backends.Restore(second, snapshot);
        Assert.Throws<IncompatibleSchemaException>(() => second.GetValueState("s", TypeSerializers.For<Guid>()));
        using KeyedStateBackend<long> third = Backends.Of<long>();
        Assert.Throws<IncompatibleSchemaException>(() => Backends.Restore(third, snapshot));
    }
}
