using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Verify.Architecture.Tests;

/// <summary>A type of an assembly that mentions another type of the same assembly, in whatever way.</summary>
/// <param name="User">The type in which it is mentioned; what the compiler nests in a type (lambdas, state machines) counts as the type
/// itself.</param>
/// <param name="Used">The type that is mentioned.</param>
internal sealed record TypeUse(TypeDefinition User, TypeDefinition Used);

/// <summary>
/// Reads from compiled code which types use which: base types, interfaces, fields, signatures, generic arguments and constraints,
/// attributes,
/// local variables and every instruction of every body. What a using directive says is not asked, since a type may be named without one.
/// </summary>
internal static class TypeUses
{
    public static IEnumerable<TypeUse> In(ModuleDefinition module) =>
        from type in module.GetTypes()
        from mentioned in Mentioned(type)
        from used in Parts(mentioned)
        let definition = Definition(used, module)
        where definition is not null
        let user = Outermost(type)
        let target = Outermost(definition)
        where user != target && !IsGenerated(user) && !IsGenerated(target)
        select new TypeUse(user, target);

    private static IEnumerable<TypeReference?> Mentioned(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (
            var mentioned in type
                .Interfaces.Select(one => one.InterfaceType)
                .Concat(Attributes(type))
                .Concat(Constraints(type))
                .Concat(type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)))
                .Concat(type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)))
                .Concat(type.Events.SelectMany(one => Attributes(one).Append(one.EventType)))
                .Concat(type.Methods.SelectMany(Mentioned))
        )
        {
            yield return mentioned;
        }
    }

    private static IEnumerable<TypeReference?> Mentioned(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature =
        [
            method.ReturnType,
            .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
            .. Attributes(method),
            .. Constraints(method),
            .. method.Overrides.Select(one => one.DeclaringType),
        ];
        return method.HasBody
            ? signature
                .Concat(method.Body.Variables.Select(variable => variable.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
                .Concat(method.Body.Instructions.SelectMany(Mentioned))
            : signature;
    }

    private static IEnumerable<TypeReference?> Mentioned(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(parameter => parameter.ParameterType),
                .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
            ],
            _ => [],
        };

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
                .Select(argument => argument.Value)
                .OfType<TypeReference>()
                .Append(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    /// <summary>The type itself, what it is an array, reference or pointer of, and the arguments of a generic type.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
            FunctionPointerType pointer => pointer
                .Parameters.SelectMany(parameter => Parts(parameter.ParameterType))
                .Concat(Parts(pointer.ReturnType)),
            TypeSpecification specification => Parts(specification.ElementType),
            _ => [type],
        };

    private static TypeDefinition? Definition(TypeReference type, ModuleDefinition module) =>
        type.Scope == module || (type.Scope as ModuleDefinition)?.Name == module.Name ? type.Resolve() : null;

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>
    /// What the compiler and its generators put beside the program's own types, such as embedded attributes and compiled regular
    /// expressions.
    /// </summary>
    private static bool IsGenerated(TypeDefinition type) =>
        type.Namespace.Length == 0 || !type.Namespace.StartsWith("Verify", StringComparison.Ordinal);
}
