using OrleansFlow.State;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>Gives functions the keyed state of their operator.</summary>
internal interface IKeyedStateAccess
{
    /// <summary>The state of a descriptor, for the key of the record being processed.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="descriptor">Name and type.</param>
    IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor);
}
