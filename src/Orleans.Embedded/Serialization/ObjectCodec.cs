using System.Reflection.Emit;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Classes and structs with serialized members. Each member is reached by a small emitted accessor; nothing reflects per value.</summary>
internal sealed class ObjectCodec<T> : Codec<T>
{
    private readonly MemberList<T> _members;
    private readonly Func<T> _create;

    public ObjectCodec(SerializedMember[] members)
    {
        _members = new MemberList<T>(members);
        IsShallow = typeof(T).IsDefined(typeof(ImmutableAttribute), false);
        _create = Creator();
    }

    public override bool IsShallow { get; }

    public override T Copy(T value, CopyContext context)
    {
        if (IsShallow)
        {
            return value;
        }

        if (typeof(T).IsValueType)
        {
            var same = value;
            _members.Copy(ref value, ref same, context);
            return same;
        }

        var copy = _create();
        context.Record(value!, copy!);
        _members.Copy(ref value, ref copy, context);
        return copy;
    }

    public override void Write(WireWriter writer, T value) => _members.Write(writer, ref value);

    public override T Read(WireReader reader, int slot)
    {
        var result = _create();
        if (!typeof(T).IsValueType && slot >= 0)
        {
            reader.SetReference(slot, result!);
        }

        _members.Read(reader, ref result);
        return result;
    }

    private static Func<T> Creator()
    {
        if (typeof(T).IsValueType)
        {
            return static () => default!;
        }

        var constructor = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes);
        if (constructor is null)
        {
            return static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        }

        var method = new DynamicMethod("Create", typeof(T), Type.EmptyTypes, typeof(ObjectCodec<T>).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<T>>();
    }
}
