using OrleansFlow.State;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Gives the functions of a keyed operator the states of its backend, with the job's serializers.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
internal sealed class KeyedState<TKey>(KeyedStateBackend<TKey> backend, TypeRegistry types) : IKeyedStateAccess
{
    public IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return backend.GetValueState(descriptor, types.For<T>());
    }
}
