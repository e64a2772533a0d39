using System.Linq.Expressions;
using System.Reflection;

namespace OrleansFlow.Types;

/// <summary>A field or property that is written.</summary>
internal sealed class MemberShape(MemberInfo info, Type type, bool canSet, bool canChange)
{
    public string Name => info.Name;

    public Type Type => type;

    /// <summary>Whether it can be set after the construction, by reflection's rules: setters of any visibility, <c>init</c> too.</summary>
    public bool CanSet => canSet;

    /// <summary>Whether a program can change it after the construction.</summary>
    public bool CanChange => canChange;

    /// <summary>The member of an instance.</summary>
    public MemberExpression Of(Expression instance) =>
        info is FieldInfo field ? Expression.Field(instance, field) : Expression.Property(instance, (PropertyInfo)info);
}
