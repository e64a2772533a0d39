using System.Linq.Expressions;

namespace OrleansFlow;

public sealed partial class WindowedStream<T, TKey, TWindow>
{
    /// <summary>Adds up a member over the records of a window; the other members are those of the first record.</summary>
    /// <typeparam name="TField">Type of the member; it has an addition.</typeparam>
    /// <param name="member">Names the member: <c>x => x.Count</c>; <c>x => x</c> for a record that is a number.</param>
    public SingleOutputStreamOperator<T> Sum<TField>(Expression<Func<T, TField>> member) => Aggregate(AggregationKind.Sum, FieldPath.Of(member));

    /// <summary>Adds up an element over the records of a window; the other elements are those of the first record.</summary>
    /// <param name="position">Position of the tuple's element, from 0.</param>
    public SingleOutputStreamOperator<T> Sum(int position) => Aggregate(AggregationKind.Sum, FieldPath.Of<T>(position));

    /// <summary>Adds up a member over the records of a window; the other members are those of the first record.</summary>
    /// <param name="member">Name of the member, with dots between nested ones.</param>
    public SingleOutputStreamOperator<T> Sum(string member) => Aggregate(AggregationKind.Sum, FieldPath.Of<T>(member));

    /// <summary>Keeps the smallest value of a member; the other members are those of the first record.</summary>
    /// <typeparam name="TField">Type of the member; it has an order (text: by code unit).</typeparam>
    /// <param name="member">Names the member.</param>
    public SingleOutputStreamOperator<T> Min<TField>(Expression<Func<T, TField>> member) => Aggregate(AggregationKind.Min, FieldPath.Of(member));

    /// <summary>Keeps the smallest value of an element; the other elements are those of the first record.</summary>
    /// <param name="position">Position of the tuple's element, from 0.</param>
    public SingleOutputStreamOperator<T> Min(int position) => Aggregate(AggregationKind.Min, FieldPath.Of<T>(position));

    /// <summary>Keeps the smallest value of a member; the other members are those of the first record.</summary>
    /// <param name="member">Name of the member, with dots between nested ones.</param>
    public SingleOutputStreamOperator<T> Min(string member) => Aggregate(AggregationKind.Min, FieldPath.Of<T>(member));

    /// <summary>Keeps the largest value of a member; the other members are those of the first record.</summary>
    /// <typeparam name="TField">Type of the member; it has an order (text: by code unit).</typeparam>
    /// <param name="member">Names the member.</param>
    public SingleOutputStreamOperator<T> Max<TField>(Expression<Func<T, TField>> member) => Aggregate(AggregationKind.Max, FieldPath.Of(member));

    /// <summary>Keeps the largest value of an element; the other elements are those of the first record.</summary>
    /// <param name="position">Position of the tuple's element, from 0.</param>
    public SingleOutputStreamOperator<T> Max(int position) => Aggregate(AggregationKind.Max, FieldPath.Of<T>(position));

    /// <summary>Keeps the largest value of a member; the other members are those of the first record.</summary>
    /// <param name="member">Name of the member, with dots between nested ones.</param>
    public SingleOutputStreamOperator<T> Max(string member) => Aggregate(AggregationKind.Max, FieldPath.Of<T>(member));

    /// <summary>Keeps the record with the smallest value of a member.</summary>
    /// <typeparam name="TField">Type of the member; it has an order (text: by code unit).</typeparam>
    /// <param name="member">Names the member.</param>
    /// <param name="first">Whether the earlier record is kept at a tie, else the later one.</param>
    public SingleOutputStreamOperator<T> MinBy<TField>(Expression<Func<T, TField>> member, bool first = true) => Aggregate(AggregationKind.MinBy, FieldPath.Of(member), first);

    /// <summary>Keeps the record with the smallest value of an element.</summary>
    /// <param name="position">Position of the tuple's element, from 0.</param>
    /// <param name="first">Whether the earlier record is kept at a tie, else the later one.</param>
    public SingleOutputStreamOperator<T> MinBy(int position, bool first = true) => Aggregate(AggregationKind.MinBy, FieldPath.Of<T>(position), first);

    /// <summary>Keeps the record with the smallest value of a member.</summary>
    /// <param name="member">Name of the member, with dots between nested ones.</param>
    /// <param name="first">Whether the earlier record is kept at a tie, else the later one.</param>
    public SingleOutputStreamOperator<T> MinBy(string member, bool first = true) => Aggregate(AggregationKind.MinBy, FieldPath.Of<T>(member), first);

    /// <summary>Keeps the record with the largest value of a member.</summary>
    /// <typeparam name="TField">Type of the member; it has an order (text: by code unit).</typeparam>
    /// <param name="member">Names the member.</param>
    /// <param name="first">Whether the earlier record is kept at a tie, else the later one.</param>
    public SingleOutputStreamOperator<T> MaxBy<TField>(Expression<Func<T, TField>> member, bool first = true) => Aggregate(AggregationKind.MaxBy, FieldPath.Of(member), first);

    /// <summary>Keeps the record with the largest value of an element.</summary>
    /// <param name="position">Position of the tuple's element, from 0.</param>
    /// <param name="first">Whether the earlier record is kept at a tie, else the later one.</param>
    public SingleOutputStreamOperator<T> MaxBy(int position, bool first = true) => Aggregate(AggregationKind.MaxBy, FieldPath.Of<T>(position), first);

    /// <summary>Keeps the record with the largest value of a member.</summary>
    /// <param name="member">Name of the member, with dots between nested ones.</param>
    /// <param name="first">Whether the earlier record is kept at a tie, else the later one.</param>
    public SingleOutputStreamOperator<T> MaxBy(string member, bool first = true) => Aggregate(AggregationKind.MaxBy, FieldPath.Of<T>(member), first);

    private SingleOutputStreamOperator<T> Aggregate(AggregationKind kind, FieldPath path, bool first = true) =>
        Reduce(new FieldAggregation<T>(kind, path, first));
}
