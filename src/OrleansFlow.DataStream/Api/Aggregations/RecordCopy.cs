using System.Linq.Expressions;
using System.Reflection;

namespace OrleansFlow;

/// <summary>
/// Expressions that make a copy of a record with one member changed, as <c>record with { Member = value }</c> does; the record
/// itself may be somebody else's and is never changed.
/// </summary>
internal static class RecordCopy
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static Expression With(Expression record, IReadOnlyList<string> path, Expression value)
    {
        if (path.Count == 0)
        {
            return value;
        }

        string name = path[0];
        Expression member = Expression.PropertyOrField(record, name);
        Expression changed = With(member, path.Skip(1).ToArray(), value);
        return IsWritable(((MemberExpression)member).Member)
            ? Assigned(record, name, changed)
            : Constructed(record, name, changed);
    }

    private static bool IsWritable(MemberInfo member) => member is PropertyInfo { SetMethod: not null } or FieldInfo { IsInitOnly: false };

    private static BlockExpression Assigned(Expression record, string name, Expression value)
    {
        ParameterExpression copy = Expression.Variable(record.Type);
        return Expression.Block([copy], Expression.Assign(copy, Copy(record)), Expression.Assign(Expression.PropertyOrField(copy, name), value), copy);
    }

    private static Expression Copy(Expression record)
    {
        if (record.Type.IsValueType)
        {
            return record;
        }

        // A record class copies itself, in a way that a derived record may extend; any other class is copied member by member.
        MethodInfo clone = record.Type.GetMethod("<Clone>$", Any, []) ?? typeof(object).GetMethod(nameof(MemberwiseClone), Any)!;
        return Expression.Convert(Expression.Call(record, clone), record.Type);
    }

    // Anonymous types, Tuple and other types that get their members from the constructor only.
    private static NewExpression Constructed(Expression record, string name, Expression value)
    {
        foreach (ConstructorInfo constructor in record.Type.GetConstructors())
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            var arguments = new List<Expression>();
            foreach (ParameterInfo parameter in parameters)
            {
                MemberInfo? member = record.Type.GetMember(parameter.Name ?? "", MemberTypes.Property | MemberTypes.Field, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase).FirstOrDefault();
                if (member is null)
                {
                    break;
                }

                Expression argument = member.Name == name ? value : Expression.MakeMemberAccess(record, member);
                if (argument.Type != parameter.ParameterType)
                {
                    break;
                }

                arguments.Add(argument);
            }

            if (parameters.Length > 0 && arguments.Count == parameters.Length && arguments.Contains(value))
            {
                return Expression.New(constructor, arguments);
            }
        }

        throw new JobSubmissionException($"Member '{name}' of {record.Type} cannot be set in a copy: give it a set or init accessor, or use Reduce.");
    }
}
