using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>The collection types with an order.</summary>
internal static class SequenceForms
{
    internal readonly struct Array<T> : ISequenceForm<T[], T>
    {
        public static int Count(T[] collection) => collection.Length;

        public static bool TryGetSpan(T[] collection, out ReadOnlySpan<T> items)
        {
            items = new ReadOnlySpan<T>(collection);
            return true;
        }

        public static T[] From(T[] items) => items;
    }

    internal readonly struct List<T> : ISequenceForm<System.Collections.Generic.List<T>, T>
    {
        public static int Count(System.Collections.Generic.List<T> collection) => collection.Count;

        public static bool TryGetSpan(System.Collections.Generic.List<T> collection, out ReadOnlySpan<T> items)
        {
            items = CollectionsMarshal.AsSpan(collection);
            return true;
        }

        public static System.Collections.Generic.List<T> From(T[] items)
        {
            System.Collections.Generic.List<T> list = [];
            CollectionsMarshal.SetCount(list, items.Length);
            items.CopyTo(CollectionsMarshal.AsSpan(list));
            return list;
        }
    }

    /// <summary>An interface of lists; what is read is a <see cref="System.Collections.Generic.List{T}"/>.</summary>
    internal readonly struct ListInterface<TInterface, T> : ISequenceForm<TInterface, T>
        where TInterface : IEnumerable<T>
    {
        public static int Count(TInterface collection) => collection switch
        {
            IReadOnlyList<T> list => list.Count,
            IList<T> list => list.Count,
            _ => throw new ValueNotSerializableException(
                $"a {TypeNames.Of(collection.GetType())} was found where {TypeNames.Of(typeof(TInterface))} is declared, which would be read as a list; declare its own type"),
        };

        public static bool TryGetSpan(TInterface collection, out ReadOnlySpan<T> items)
        {
            switch (collection)
            {
                case T[] array:
                    items = new ReadOnlySpan<T>(array);
                    return true;
                case System.Collections.Generic.List<T> list:
                    items = CollectionsMarshal.AsSpan(list);
                    return true;
                default:
                    items = default;
                    return false;
            }
        }

        public static TInterface From(T[] items) => (TInterface)(object)List<T>.From(items);
    }

    internal readonly struct Queue<T> : ISequenceForm<System.Collections.Generic.Queue<T>, T>
    {
        public static int Count(System.Collections.Generic.Queue<T> collection) => collection.Count;

        public static System.Collections.Generic.Queue<T> From(T[] items) => new(items);
    }

    /// <summary>From the top to the bottom.</summary>
    internal readonly struct Stack<T> : ISequenceForm<System.Collections.Generic.Stack<T>, T>
    {
        public static int Count(System.Collections.Generic.Stack<T> collection) => collection.Count;

        public static System.Collections.Generic.Stack<T> From(T[] items)
        {
            Array.Reverse(items);
            return new(items);
        }
    }

    internal readonly struct LinkedList<T> : ISequenceForm<System.Collections.Generic.LinkedList<T>, T>
    {
        public static int Count(System.Collections.Generic.LinkedList<T> collection) => collection.Count;

        public static System.Collections.Generic.LinkedList<T> From(T[] items) => new(items);
    }

    internal readonly struct ImmutableArray<T> : ISequenceForm<System.Collections.Immutable.ImmutableArray<T>, T>
    {
        public static bool IsImmutable => true;

        public static bool IsNull(System.Collections.Immutable.ImmutableArray<T> collection) => collection.IsDefault;

        public static int Count(System.Collections.Immutable.ImmutableArray<T> collection) => collection.Length;

        public static bool TryGetSpan(System.Collections.Immutable.ImmutableArray<T> collection, out ReadOnlySpan<T> items)
        {
            items = collection.AsSpan();
            return true;
        }

        public static System.Collections.Immutable.ImmutableArray<T> From(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    internal readonly struct ImmutableList<T> : ISequenceForm<System.Collections.Immutable.ImmutableList<T>, T>
    {
        public static bool IsImmutable => true;

        public static int Count(System.Collections.Immutable.ImmutableList<T> collection) => collection.Count;

        public static System.Collections.Immutable.ImmutableList<T> From(T[] items) => ImmutableList.Create(items);
    }

    internal readonly struct ImmutableQueue<T> : ISequenceForm<System.Collections.Immutable.ImmutableQueue<T>, T>
    {
        public static bool IsImmutable => true;

        public static int Count(System.Collections.Immutable.ImmutableQueue<T> collection) => collection.Count();

        public static System.Collections.Immutable.ImmutableQueue<T> From(T[] items) => ImmutableQueue.Create(items);
    }

    /// <summary>From the top to the bottom.</summary>
    internal readonly struct ImmutableStack<T> : ISequenceForm<System.Collections.Immutable.ImmutableStack<T>, T>
    {
        public static bool IsImmutable => true;

        public static int Count(System.Collections.Immutable.ImmutableStack<T> collection) => collection.Count();

        public static System.Collections.Immutable.ImmutableStack<T> From(T[] items)
        {
            Array.Reverse(items);
            return ImmutableStack.Create(items);
        }
    }
}
