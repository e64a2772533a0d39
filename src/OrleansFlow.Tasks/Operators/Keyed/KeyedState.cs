using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>Makes the keyed state of operators.</summary>
internal static class KeyedState
{
    /// <summary>Makes the keyed state of an operator, with what was restored, and gives it to the operator's functions.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="scope">The operator.</param>
    public static KeyedStateBackend<TKey> Open<TKey>(OperatorScope scope)
    {
        TaskInfo task = scope.Context.Task;
        var backend = new KeyedStateBackend<TKey>(
            scope.Types.ForKey<TKey>(),
            task.MaxParallelism,
            KeyGroups.RangeOf(task.Subtask, task.MaxParallelism, task.Parallelism));
        scope.Keyed = backend;
        scope.Context.KeyedState = new HeapStates<TKey, TKey, KeyScope<TKey>>(backend, backend.KeySerializer, null, scope.Types, scope.Context.Time);
        return backend;
    }
}
