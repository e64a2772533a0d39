using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Tests;

internal static class Backends
{
    public const int MaxParallelism = 128;

    public static KeyedStateBackend<TKey> Of<TKey>(int subtask = 0, int parallelism = 1) =>
        new(TypeSerializers.ForKey<TKey>(), MaxParallelism, KeyGroups.RangeOf(subtask, MaxParallelism, parallelism));

    public static HeapStates<TKey, TKey, KeyScope<TKey>> States<TKey>(KeyedStateBackend<TKey> backend, TimeProvider? time = null) =>
        new(backend, backend.KeySerializer, null, TypeRegistry.Default, time ?? TimeProvider.System);

    public static HeapStates<TKey, NamespacedKey<TKey, TNamespace>, NamespaceScope<TKey, TNamespace>> States<TKey, TNamespace>(KeyedStateBackend<TKey> backend)
        where TNamespace : notnull =>
        new(backend, new NamespacedKeySerializer<TKey, TNamespace>(backend.KeySerializer, TypeSerializers.For<TNamespace>()), TypeSerializers.For<TNamespace>().Schema, TypeRegistry.Default, TimeProvider.System);

    public static Dictionary<TKey, T> Read<TKey, T>(KeyedStateSnapshot snapshot, string name)
        where TKey : notnull
    {
        StateSnapshot state = snapshot.States.Single(s => s.Meta.Name == name);
        Dictionary<TKey, T> values = [];
        for (int group = 0; group < snapshot.MaxParallelism; group++)
        {
            DataReader reader = new(Bytes(state, group));
            for (int i = 0; i < state.CountOf(group); i++)
            {
                TKey key = TypeSerializers.For<TKey>().Deserialize(ref reader);
                Assert.Equal(group, KeyGroups.Of(TypeSerializers.ForKey<TKey>().HashKey(key), snapshot.MaxParallelism));
                values.Add(key, TypeSerializers.For<T>().Deserialize(ref reader));
            }

            reader.EnsureEnd();
        }

        return values;
    }

    public static void Restore<TKey>(KeyedStateBackend<TKey> backend, KeyedStateSnapshot snapshot)
    {
        foreach (StateSnapshot state in snapshot.States)
        {
            for (int group = snapshot.Range.Start; group <= snapshot.Range.End; group++)
            {
                backend.Restore(state.Meta, group, state.CountOf(group), Bytes(state, group));
            }
        }
    }

    private static byte[] Bytes(StateSnapshot state, int group)
    {
        DataWriter writer = new(64);
        try
        {
            state.WriteKeyGroup(group, ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
