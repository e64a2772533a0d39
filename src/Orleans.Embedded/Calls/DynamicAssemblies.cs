using System.Collections.Concurrent;
using System.Reflection.Emit;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>
/// The emitted assemblies, one for each assembly with grain interfaces. Each may see what is internal in that assembly and what that references,
/// as a source generator's output in the same assembly could.
/// </summary>
internal static class DynamicAssemblies
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<ModuleBuilder>> Modules = new();
    private static int _number;

    public static TypeBuilder DefineType(Type forType, string name, Type parent) =>
        Modules.GetOrAdd(forType.Assembly, static assembly => new Lazy<ModuleBuilder>(() => Define(assembly))).Value
            .DefineType($"Orleans.Embedded.Emitted.{name}_{Interlocked.Increment(ref _number)}", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class, parent);

    private static ModuleBuilder Define(Assembly assembly)
    {
        var name = new AssemblyName($"Orleans.Embedded.Emitted.{assembly.GetName().Name}");
        var builder = AssemblyBuilder.DefineDynamicAssembly(name, assembly.IsCollectible ? AssemblyBuilderAccess.RunAndCollect : AssemblyBuilderAccess.Run);
        var module = builder.DefineDynamicModule(name.Name!);
        var attribute = DefineIgnoresAccessChecks(module);
        var visible = new SortedSet<string>(assembly.GetReferencedAssemblies().Select(a => a.Name!), StringComparer.Ordinal) { assembly.GetName().Name!, typeof(DynamicAssemblies).Assembly.GetName().Name! };
        foreach (var friend in visible)
        {
            builder.SetCustomAttribute(new CustomAttributeBuilder(attribute, [friend]));
        }

        return module;
    }

    // The runtime looks for this attribute by name; the framework does not define it.
    private static ConstructorInfo DefineIgnoresAccessChecks(ModuleBuilder module)
    {
        var type = module.DefineType("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public | TypeAttributes.Class, typeof(Attribute));
        var field = type.DefineField("_assemblyName", typeof(string), FieldAttributes.Private);
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, Type.EmptyTypes)!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        type.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(AttributeUsageAttribute).GetConstructor([typeof(AttributeTargets)])!,
            [AttributeTargets.Assembly],
            [typeof(AttributeUsageAttribute).GetProperty(nameof(AttributeUsageAttribute.AllowMultiple))!],
            [true]));
        return type.CreateType().GetConstructor([typeof(string)])!;
    }
}
