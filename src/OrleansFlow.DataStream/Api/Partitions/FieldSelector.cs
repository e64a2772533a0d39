using System.Linq.Expressions;
using OrleansFlow.Functions;

namespace OrleansFlow;

/// <summary>Takes a member out of a record; compiled where it runs, so that only the path travels.</summary>
internal sealed class FieldSelector<T>(FieldPath path) : IKeySelector<T, object?>
{
    private readonly FieldPath _path = path;

    [NonSerialized]
    private Func<T, object?>? _get;

    public object? GetKey(T value) => (_get ??= Compile())(value);

    private Func<T, object?> Compile()
    {
        ParameterExpression record = Expression.Parameter(typeof(T), "record");
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(_path.Get(record), typeof(object)), record).Compile();
    }
}
