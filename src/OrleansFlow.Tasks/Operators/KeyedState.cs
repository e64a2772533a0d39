using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Gives the functions of a keyed operator the states of its backend, with the job's serializers.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
internal sealed class KeyedState<TKey>(KeyedStateBackend<TKey> backend, TypeRegistry types) : IKeyedStateAccess
{
    /// <summary>Makes the keyed state of an operator and gives it to the operator's functions.</summary>
    /// <param name="scope">The operator.</param>
    public static KeyedStateBackend<TKey> Open(OperatorScope scope)
    {
        TaskInfo task = scope.Context.Task;
        var backend = new KeyedStateBackend<TKey>(
            scope.Types.ForKey<TKey>(),
            task.MaxParallelism,
            KeyGroups.RangeOf(task.Subtask, task.MaxParallelism, task.Parallelism));
        scope.Context.KeyedState = new KeyedState<TKey>(backend, scope.Types);
        return backend;
    }

    public IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return backend.GetValueState(descriptor, types.For<T>());
    }
}
