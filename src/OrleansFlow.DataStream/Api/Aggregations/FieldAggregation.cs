using System.Linq.Expressions;
using OrleansFlow.Functions;

namespace OrleansFlow;

/// <summary>What a rolling aggregation does with a member.</summary>
internal enum AggregationKind
{
    Sum,
    Min,
    Max,
    MinBy,
    MaxBy,
}

/// <summary>
/// A rolling aggregation of one member; compiled where it runs, so that only the path travels
/// (org.apache.flink.streaming.api.functions.aggregation.SumAggregator and ComparableAggregator).
/// </summary>
internal sealed class FieldAggregation<T> : IReduceFunction<T>
{
    private readonly AggregationKind _kind;
    private readonly FieldPath _path;
    private readonly bool _firstAtTie;

    [NonSerialized]
    private Func<T, T, T>? _reduce;

    public FieldAggregation(AggregationKind kind, FieldPath path, bool firstAtTie = true)
    {
        _kind = kind;
        _path = path;
        _firstAtTie = firstAtTie;

        // Errors of the program come out where it is written, not where it runs.
        _reduce = Compile();
    }

    public T Reduce(T first, T second) => (_reduce ??= Compile())(first, second);

    private Func<T, T, T> Compile()
    {
        ParameterExpression first = Expression.Parameter(typeof(T), "first");
        ParameterExpression second = Expression.Parameter(typeof(T), "second");
        Expression left = _path.Get(first);
        Expression right = _path.Get(second);
        Expression body = _kind switch
        {
            AggregationKind.Sum => RecordCopy.With(first, _path.Members, Sum(left, right)),
            AggregationKind.Min => Expression.Condition(Precedes(right, left), RecordCopy.With(first, _path.Members, right), first),
            AggregationKind.Max => Expression.Condition(Precedes(left, right), RecordCopy.With(first, _path.Members, right), first),
            AggregationKind.MinBy => Expression.Condition(_firstAtTie ? Precedes(right, left) : Expression.Not(Precedes(left, right)), second, first),
            _ => Expression.Condition(_firstAtTie ? Precedes(left, right) : Expression.Not(Precedes(right, left)), second, first),
        };
        return Expression.Lambda<Func<T, T, T>>(body, first, second).Compile();
    }

    private Expression Sum(Expression left, Expression right)
    {
        Type type = left.Type;
        if (type == typeof(byte) || type == typeof(sbyte))
        {
            // The language has no addition of these.
            return Expression.Convert(Expression.Add(Expression.Convert(left, typeof(int)), Expression.Convert(right, typeof(int))), type);
        }

        try
        {
            return Expression.Add(left, right);
        }
        catch (InvalidOperationException e)
        {
            throw new JobSubmissionException($"Sum needs a member that can be added; {_path} of {typeof(T)} is of type {type}.", e);
        }
    }

    private Expression Precedes(Expression left, Expression right)
    {
        Type type = left.Type;
        if (type == typeof(string))
        {
            // The same order on every machine, whatever its culture.
            return Expression.LessThan(Expression.Call(typeof(string), nameof(string.CompareOrdinal), null, left, right), Expression.Constant(0));
        }

        if (type.IsPrimitive && type != typeof(bool) && type != typeof(float) && type != typeof(double) && type != typeof(nint) && type != typeof(nuint))
        {
            return Expression.LessThan(left, right);
        }

        Type underlying = Nullable.GetUnderlyingType(type) ?? type;
        if (!typeof(IComparable).IsAssignableFrom(underlying) && !typeof(IComparable<>).MakeGenericType(underlying).IsAssignableFrom(underlying))
        {
            throw new JobSubmissionException($"{_kind} needs a member that can be compared; {_path} of {typeof(T)} is of type {type}, which is not IComparable.");
        }

        Type comparer = typeof(Comparer<>).MakeGenericType(type);
        Expression compared = Expression.Call(Expression.Property(null, comparer, nameof(Comparer<int>.Default)), nameof(Comparer<int>.Compare), null, left, right);
        return Expression.LessThan(compared, Expression.Constant(0));
    }
}
