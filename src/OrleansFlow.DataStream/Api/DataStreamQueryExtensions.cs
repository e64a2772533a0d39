using OrleansFlow.Functions;

namespace OrleansFlow;

/// <summary>The names that .NET has for operators, and query expressions: <c>from x in stream where … select …</c>.</summary>
public static class DataStreamQueryExtensions
{
    /// <summary>One record for each record; the same as <see cref="DataStream{T}.Map{TOut}(Func{T, TOut})"/>.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="selector">Makes the result.</param>
    public static SingleOutputStreamOperator<TOut> Select<T, TOut>(this DataStream<T> stream, Func<T, TOut> selector)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.Map(selector);
    }

    /// <summary>The records that a predicate lets through; the same as <see cref="DataStream{T}.Filter(Func{T, bool})"/>.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="predicate">Whether a record stays.</param>
    public static SingleOutputStreamOperator<T> Where<T>(this DataStream<T> stream, Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.Filter(predicate);
    }

    /// <summary>Any number of records for each record; the same as <see cref="DataStream{T}.FlatMap{TOut}(Func{T, IEnumerable{TOut}})"/>.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="selector">Gives the results.</param>
    public static SingleOutputStreamOperator<TOut> SelectMany<T, TOut>(this DataStream<T> stream, Func<T, IEnumerable<TOut>> selector)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.FlatMap(selector);
    }

    /// <summary>Any number of records for each record, made of the record and each item that it gives.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TItem">Type of the items.</typeparam>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="selector">Gives the items of a record.</param>
    /// <param name="resultSelector">Makes a result of a record and an item of it.</param>
    public static SingleOutputStreamOperator<TOut> SelectMany<T, TItem, TOut>(
        this DataStream<T> stream, Func<T, IEnumerable<TItem>> selector, Func<T, TItem, TOut> resultSelector)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(selector);
        ArgumentNullException.ThrowIfNull(resultSelector);
        return stream.FlatMap<TOut>((record, output) => Emit(record, selector, resultSelector, output));
    }

    /// <summary>The stream, with all records of a key on one subtask; the same as <see cref="DataStream{T}.KeyBy{TKey}(Func{T, TKey})"/>.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="keySelector">Takes the key.</param>
    public static KeyedStream<T, TKey> GroupBy<T, TKey>(this DataStream<T> stream, Func<T, TKey> keySelector)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.KeyBy(keySelector);
    }

    private static void Emit<T, TItem, TOut>(T record, Func<T, IEnumerable<TItem>> selector, Func<T, TItem, TOut> resultSelector, ICollector<TOut> output)
    {
        foreach (TItem item in selector(record))
        {
            output.Collect(resultSelector(record, item));
        }
    }
}
