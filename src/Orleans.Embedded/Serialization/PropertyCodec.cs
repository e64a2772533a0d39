using System.Reflection.Emit;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A serialized property with accessors of its own.</summary>
internal sealed class PropertyCodec<TOwner, TField> : MemberCodec<TOwner>
{
    private readonly Getter _get;
    private readonly Setter _set;
    private readonly bool _immutable;

    public PropertyCodec(PropertyInfo property)
    {
        _immutable = IsImmutableMember(property);
        _get = Emit<Getter>(property.GetMethod!, typeof(TField), [typeof(TOwner).MakeByRefType()]);
        _set = Emit<Setter>(property.SetMethod!, typeof(void), [typeof(TOwner).MakeByRefType(), typeof(TField)]);
    }

    private delegate TField Getter(ref TOwner owner);

    private delegate void Setter(ref TOwner owner, TField value);

    public override void Copy(ref TOwner source, ref TOwner target, CopyContext context)
    {
        var value = _get(ref source);
        _set(ref target, _immutable ? value : Serialized<TField>.Copy(value, context));
    }

    public override void Write(WireWriter writer, ref TOwner owner) => Serialized<TField>.Write(writer, _get(ref owner));

    public override void Read(WireReader reader, ref TOwner owner) => _set(ref owner, Serialized<TField>.Read(reader));

    private static TDelegate Emit<TDelegate>(MethodInfo accessor, Type returns, Type[] parameters)
        where TDelegate : Delegate
    {
        var method = new DynamicMethod(accessor.Name, returns, parameters, typeof(PropertyCodec<TOwner, TField>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        if (!typeof(TOwner).IsValueType)
        {
            il.Emit(OpCodes.Ldind_Ref);
        }

        if (parameters.Length > 1)
        {
            il.Emit(OpCodes.Ldarg_1);
        }

        il.Emit(accessor.IsVirtual && !typeof(TOwner).IsValueType ? OpCodes.Callvirt : OpCodes.Call, accessor);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<TDelegate>();
    }
}
