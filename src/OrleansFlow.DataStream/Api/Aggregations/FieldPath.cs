using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow;

/// <summary>A member of a record, or of a member of it; empty for the record itself (org.apache.flink.streaming.util.typeutils.FieldAccessor).</summary>
internal sealed class FieldPath
{
    private readonly string[] _members;

    private FieldPath(string[] members) => _members = members;

    public IReadOnlyList<string> Members => _members;

    public override string ToString() => _members.Length == 0 ? "the record" : string.Join('.', _members);

    /// <summary>The path that an expression such as <c>x => x.Count</c> names.</summary>
    public static FieldPath Of<T, TField>(Expression<Func<T, TField>> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var members = new Stack<string>();
        Expression expression = selector.Body;
        while (expression is MemberExpression { Expression: { } owner } member)
        {
            members.Push(member.Member.Name);
            expression = owner;
        }

        return expression == selector.Parameters[0]
            ? Checked(typeof(T), [.. members])
            : throw new JobSubmissionException($"'{selector}' names no member of {typeof(T)}: an aggregation needs a selector such as x => x.Count.");
    }

    /// <summary>The path of a tuple's element, or of a primitive record for position 0.</summary>
    public static FieldPath Of<T>(int position)
    {
        bool isTuple = typeof(ITuple).IsAssignableFrom(typeof(T));
        int count = isTuple ? Arity(typeof(T)) : 1;
        if (position < 0 || position >= count || !(isTuple || typeof(T).IsPrimitive || typeof(T) == typeof(decimal)))
        {
            throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"Position {position} names no element of {typeof(T)}: {(isTuple ? $"its positions go from 0 to {count - 1}" : "only tuples have positions, name the member by a selector instead")}."));
        }

        return new FieldPath(isTuple ? TuplePath(position) : []);
    }

    /// <summary>The path of a member's name, with dots between nested ones.</summary>
    public static FieldPath Of<T>(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Checked(typeof(T), name.Split('.'));
    }

    /// <summary>The member of a record.</summary>
    public Expression Get(Expression record) => _members.Aggregate(record, static (owner, member) => Expression.PropertyOrField(owner, member));

    public Type TypeOf(Type record) => Get(Expression.Parameter(record)).Type;

    // Elements from the eighth on are in Rest.
    private static string[] TuplePath(int position)
    {
        var members = new List<string>();
        for (; position >= 7; position -= 7)
        {
            members.Add("Rest");
        }

        members.Add(string.Create(CultureInfo.InvariantCulture, $"Item{position + 1}"));
        return [.. members];
    }

    private static int Arity(Type tuple)
    {
        Type[] arguments = tuple.GetGenericArguments();
        return arguments.Length < 8 ? arguments.Length : 7 + Arity(arguments[7]);
    }

    private static FieldPath Checked(Type record, string[] members)
    {
        Type type = record;
        foreach (string member in members)
        {
            type = type.GetProperty(member, BindingFlags.Public | BindingFlags.Instance)?.PropertyType
                ?? type.GetField(member, BindingFlags.Public | BindingFlags.Instance)?.FieldType
                ?? throw new JobSubmissionException($"{type} has no public property or field '{member}', which an aggregation of {record} names.");
        }

        return new FieldPath(members);
    }
}
