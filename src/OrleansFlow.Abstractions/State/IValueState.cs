using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.State;

/// <summary>One value per key (org.apache.flink.api.common.state.ValueState).</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public interface IValueState<T> : IState
{
    /// <summary>The value of the current key, or default if there is none. Setting null clears it.</summary>
    T? Value { get; set; }

    /// <summary>The value of the current key, if there is one.</summary>
    /// <param name="value">The value.</param>
    bool TryGet([MaybeNullWhen(false)] out T value);
}
