using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

public sealed class ValueStateTests
{
    private readonly KeyedStateBackend<string> _backend = new(TypeSerializers.For<string>(), 128, new KeyGroupRange(0, 127));

    [Fact]
    public void EachKeyHasItsOwnValueAndNoneIsDefault()
    {
        HeapValueState<string, long> state = Get<long>("count");

        _backend.SetCurrentKey("a");
        state.Value = 1;
        _backend.SetCurrentKey("b");
        Assert.False(state.TryGet(out _));
        Assert.Equal(0, state.Value);
        state.Value = 2;
        _backend.SetCurrentKey("a");

        Assert.Equal(1, state.Value);
    }

    [Fact]
    public void SettingNullAndClearingRemoveTheValue()
    {
        HeapValueState<string, string> state = Get<string>("last");
        _backend.SetCurrentKey("a");

        state.Value = "x";
        state.Value = null;
        Assert.Equal(0, state.Count);
        state.Value = "y";
        state.Clear();

        Assert.False(state.TryGet(out _));
        state.Value = "z";
        Assert.Equal("z", state.Value);
    }

    [Fact]
    public void ANullKeyIsAnError() =>
        Assert.Contains("null", Assert.Throws<OrleansFlowException>(() => _backend.SetCurrentKey(null!)).Message, StringComparison.Ordinal);

    [Fact]
    public void StateWithoutACurrentKeyIsAnError() =>
        Assert.Contains("current key", Assert.Throws<OrleansFlowException>(() => Get<long>("count").Value).Message, StringComparison.Ordinal);

    [Fact]
    public void ANameUsedWithTwoTypesIsAnErrorThatNamesBoth()
    {
        Get<long>("count");

        string message = Assert.Throws<OrleansFlowException>(() => Get<string>("count")).Message;

        Assert.Contains("System.Int64", message, StringComparison.Ordinal);
        Assert.Contains("System.String", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyOfAnotherSubtasksKeyGroupIsAnErrorThatNamesTheGroup()
    {
        var backend = new KeyedStateBackend<string>(TypeSerializers.For<string>(), 128, new KeyGroupRange(0, 0));
        HeapValueState<string, long> state = backend.GetValueState("count", TypeSerializers.For<long>());
        string foreign = Enumerable.Range(0, 100).Select(i => "key" + i).First(key => KeyGroups.Of(TypeSerializers.For<string>().HashKey(key), 128) != 0);
        backend.SetCurrentKey(foreign);

        string message = Assert.Throws<OrleansFlowException>(() => state.Value = 1).Message;

        Assert.Contains(foreign, message, StringComparison.Ordinal);
        Assert.Contains("[0..0]", message, StringComparison.Ordinal);
    }

    private HeapValueState<string, T> Get<T>(string name) => _backend.GetValueState(name, TypeSerializers.For<T>());
}
