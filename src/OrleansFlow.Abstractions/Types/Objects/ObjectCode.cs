using System.Linq.Expressions;
using System.Reflection;

namespace OrleansFlow.Types;

/// <summary>The code that writes, reads, copies and compares the members of a class or struct, to be compiled once per type.</summary>
/// <remarks>
/// Members of leaf types are inlined calls on the writer or reader; nested structs are taken apart in place. Compiled code lives
/// and dies with the serializer, so that the types of an unloaded job are not held.
/// </remarks>
internal static class ObjectCode
{
    private static readonly MethodInfo SkipMethod = typeof(SchemaSkipper).GetMethod(nameof(SchemaSkipper.Skip))!;

    /// <summary>Writes all members of <paramref name="value"/>.</summary>
    public static Expression Write(ObjectShape shape, TypeSerializer[] parts, Expression value, ParameterExpression writer, bool asKey)
    {
        ParameterExpression local = Expression.Variable(shape.Type);
        List<Expression> body = [Expression.Assign(local, value)];
        for (int i = 0; i < parts.Length; i++)
        {
            body.Add(parts[i].EmitWrite(shape.Members[i].Of(local), writer, asKey));
        }

        body.Add(Expression.Empty());
        return Expression.Block([local], body);
    }

    /// <summary>Reads the members in the order of the bytes and constructs the value; members that the bytes lack keep their defaults.</summary>
    public static Expression Read(ObjectShape shape, IReadOnlyList<WireMember> wire, ParameterExpression reader)
    {
        ParameterExpression value = Expression.Variable(shape.Type);
        ParameterExpression?[] read = new ParameterExpression?[shape.Members.Length];
        List<Expression> body = [];
        foreach (WireMember one in wire)
        {
            if (one.Skipped is not null)
            {
                body.Add(Expression.Call(SkipMethod, Expression.Constant(one.Skipped), reader));
                continue;
            }

            ParameterExpression member = read[one.Member] = Expression.Variable(shape.Members[one.Member].Type);
            body.Add(Expression.Assign(member, one.Reader!.EmitRead(reader)));
        }

        body.Add(Expression.Assign(value, Construct(shape, read, out HashSet<int> taken)));
        for (int i = 0; i < read.Length; i++)
        {
            if (read[i] is { } member && !taken.Contains(i))
            {
                body.Add(Expression.Assign(shape.Members[i].Of(value), member));
            }
        }

        body.Add(value);
        return Expression.Block([value, .. read.OfType<ParameterExpression>()], body);
    }

    /// <summary>Constructs a value of copies of all members.</summary>
    public static Expression Copy(ObjectShape shape, TypeSerializer[] parts, Expression original)
    {
        ParameterExpression value = Expression.Variable(shape.Type);
        ParameterExpression[] copies = [.. shape.Members.Select(member => Expression.Variable(member.Type))];
        List<Expression> body = [];
        for (int i = 0; i < copies.Length; i++)
        {
            body.Add(Expression.Assign(copies[i], parts[i].EmitCopy(shape.Members[i].Of(original))));
        }

        body.Add(Expression.Assign(value, Construct(shape, copies, out HashSet<int> taken)));
        for (int i = 0; i < copies.Length; i++)
        {
            if (!taken.Contains(i))
            {
                body.Add(Expression.Assign(shape.Members[i].Of(value), copies[i]));
            }
        }

        body.Add(value);
        return Expression.Block([value, .. copies], body);
    }

    /// <summary>Compares all members as keys.</summary>
    public static Expression KeyEquals(ObjectShape shape, TypeSerializer[] parts, Expression left, Expression right)
    {
        Expression all = Expression.Constant(true);
        for (int i = 0; i < parts.Length; i++)
        {
            Expression one = parts[i].EmitKeyEquals(shape.Members[i].Of(left), shape.Members[i].Of(right));
            all = i == 0 ? one : Expression.AndAlso(all, one);
        }

        return all;
    }

    private static NewExpression Construct(ObjectShape shape, ParameterExpression?[] members, out HashSet<int> taken)
    {
        taken = [];
        if (shape.Constructor is null)
        {
            return Expression.New(shape.Type);
        }

        List<Expression> arguments = [];
        foreach (ParameterInfo parameter in shape.Constructor.GetParameters())
        {
            int member = ConstructorChoice.MemberOf(parameter, shape.Members);
            taken.Add(member);
            arguments.Add((member < 0 ? null : members[member]) ?? Default(parameter));
        }

        return Expression.New(shape.Constructor, arguments);
    }

    private static Expression Default(ParameterInfo parameter) =>
        parameter.HasDefaultValue && parameter.DefaultValue is { } value
            ? Expression.Convert(Expression.Constant(parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, value) : value), parameter.ParameterType)
            : Expression.Default(parameter.ParameterType);
}
