using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Providers;

namespace Orleans.Embedded;

/// <summary>The storage providers of a silo.</summary>
internal static class GrainStorages
{
    public static IGrainStorage Of(Activation activation, string? name)
    {
        var services = activation.Silo.Services;
        var found = string.IsNullOrEmpty(name) || name == ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME
            ? services.GetKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME) ?? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(name);
        return found ?? throw new BadProviderConfigException(string.IsNullOrEmpty(name)
            ? $"No default storage provider found loading grain type {activation.Class.Type.FullName}; hint: siloBuilder.AddMemoryGrainStorageAsDefault()."
            : $"No storage provider named \"{name}\" found loading grain type {activation.Class.Type.FullName}; hint: siloBuilder.AddMemoryGrainStorage(\"{name}\").");
    }

    public static IGrainStorage Of(Activation activation, Type grainClass) => Of(activation, grainClass.GetCustomAttribute<StorageProviderAttribute>(true)?.ProviderName);

    /// <summary>The state of a grain that has none stored.</summary>
    public static T Blank<T>()
    {
        if (typeof(T).IsValueType || typeof(T) == typeof(string) || typeof(T).IsAbstract || typeof(T).IsArray)
        {
            return default!;
        }

        return typeof(T).GetConstructor(Type.EmptyTypes) is null ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T)) : Activator.CreateInstance<T>();
    }
}
