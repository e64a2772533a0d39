using System.Reflection.Emit;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Classes and structs with serialized members. Each member is reached by a small emitted accessor; nothing reflects per value.</summary>
internal sealed class ObjectCodec<T> : Codec<T>
{
    private readonly MemberCodec<T>[] _members;
    private readonly Func<T> _create;
    private readonly string[]? _keys;
    private readonly uint _fingerprint;

    /// <param name="members">The members, in the order in which they are written.</param>
    /// <param name="keys">Their ids; null when the type's members never change.</param>
    public ObjectCodec(MemberInfo[] members, string[]? keys)
    {
        _keys = keys;
        _fingerprint = keys is null ? 0 : ObjectLayouts.Register([.. keys.Zip(members, (key, member) => (key, MemberCodec<T>.TypeOf(member)))]);
        _members = [.. members.Select(MemberCodec<T>.Create)];
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
            foreach (var member in _members)
            {
                member.Copy(ref value, ref same, context);
            }

            return same;
        }

        var copy = _create();
        context.Record(value!, copy!);
        foreach (var member in _members)
        {
            member.Copy(ref value, ref copy, context);
        }

        return copy;
    }

    public override void Write(WireWriter writer, T value)
    {
        if (_keys is not null)
        {
            writer.WriteFixed32(_fingerprint);
        }

        foreach (var member in _members)
        {
            member.Write(writer, ref value);
        }
    }

    public override T Read(WireReader reader, int slot)
    {
        var result = _create();
        if (!typeof(T).IsValueType && slot >= 0)
        {
            reader.SetReference(slot, result!);
        }

        if (_keys is not null && reader.ReadFixed32() is var fingerprint && fingerprint != _fingerprint)
        {
            ReadOther(reader, ref result, fingerprint);
            return result;
        }

        foreach (var member in _members)
        {
            member.Read(reader, ref result);
        }

        return result;
    }

    private void ReadOther(WireReader reader, ref T result, uint fingerprint)
    {
        foreach (var (key, type) in ObjectLayouts.Find(fingerprint, typeof(T)))
        {
            var index = Array.IndexOf(_keys!, key);
            if (index < 0)
            {
                ObjectLayouts.Skip(type, reader);
                continue;
            }

            if (_members[index].MemberType != type)
            {
                throw new SerializerException($"member {key} of {typeof(T)} is of type {_members[index].MemberType}, but was written as {type}");
            }

            _members[index].Read(reader, ref result);
        }
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
