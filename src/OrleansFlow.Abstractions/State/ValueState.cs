namespace OrleansFlow.State;

/// <summary>One value per key (org.apache.flink.api.common.state.ValueState).</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public interface IValueState<T>
{
    /// <summary>The value of the current key, or default if there is none. Setting null clears it.</summary>
    T? Value { get; set; }

    /// <summary>The value of the current key, if there is one.</summary>
    /// <param name="value">The value.</param>
    bool TryGet([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value);

    /// <summary>Removes the value of the current key.</summary>
    void Clear();
}

/// <summary>Base of what names and describes a state (StateDescriptor).</summary>
public abstract class StateDescriptor
{
    private protected StateDescriptor(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The name, unique in its operator; the identity of the state in snapshots.</summary>
    public string Name { get; }
}

/// <summary>Names and describes a value state (ValueStateDescriptor).</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class ValueStateDescriptor<T> : StateDescriptor
{
    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    public ValueStateDescriptor(string name)
        : base(name)
    {
    }
}
