using System.Reflection.Emit;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A serialized field; reached through an emitted function that returns its address, which also works for read-only fields.</summary>
internal sealed class FieldCodec<TOwner, TField> : MemberCodec<TOwner>
{
    private readonly Accessor _field;
    private readonly bool _immutable;

    public FieldCodec(FieldInfo field)
    {
        _immutable = IsImmutableMember(field);
        var method = new DynamicMethod("Field", typeof(TField).MakeByRefType(), [typeof(TOwner).MakeByRefType()], typeof(FieldCodec<TOwner, TField>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        if (!typeof(TOwner).IsValueType)
        {
            il.Emit(OpCodes.Ldind_Ref);
        }

        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Ret);
        _field = method.CreateDelegate<Accessor>();
    }

    private delegate ref TField Accessor(ref TOwner owner);

    public override void Copy(ref TOwner source, ref TOwner target, CopyContext context)
    {
        var value = _field(ref source);
        _field(ref target) = _immutable ? value : Serialized<TField>.Copy(value, context);
    }

    public override void Write(WireWriter writer, ref TOwner owner) => Serialized<TField>.Write(writer, _field(ref owner));

    public override void Read(WireReader reader, ref TOwner owner)
    {
        var value = Serialized<TField>.Read(reader);
        _field(ref owner) = value;
    }
}
