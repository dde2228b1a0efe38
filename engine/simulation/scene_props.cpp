// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_props.h"

#include <vtkImageData.h>
#include <vtkMatrix4x4.h>
#include <vtkOpenGLVertexBufferObject.h>
#include <vtkPointData.h>
#include <vtkProperty.h>
#include <vtkShaderProperty.h>
#include <vtkUniforms.h>

namespace clutch::simulation {

namespace {

/// Takes the place of VTK's lamps: by then VTK has the normal, with its map, in view coordinates. Normals go
/// octahedral: exact for light, 12 bits each for the unmapped one that shadows want. The alpha of the first output must
/// not be 0, or VTK discards the fragment.
constexpr const char* kDeclarations = R"(//VTK::Light::Dec
vec2 octahedral(vec3 d)
{
  d /= abs(d.x) + abs(d.y) + abs(d.z);
  vec2 side = vec2(d.x < 0.0 ? -1.0 : 1.0, d.y < 0.0 ? -1.0 : 1.0);
  vec2 at = d.z < 0.0 ? (1.0 - abs(d.yx)) * side : d.xy;
  return at * 0.5 + 0.5;
}
)";
constexpr const char* kSurfaceShader = R"(
  vec3 albedo = diffuseColorUniform ALBEDO_TEXTURE;
  vec3 root = floor(sqrt(clamp(albedo, 0.0, 1.0)) * 255.0 + 0.5);
  vec2 flatNormal = floor(octahedral(GEOMETRIC_NORMAL) * 4095.0 + 0.5);
  gl_FragData[0] = vec4(codeColour, 1.0);
  gl_FragData[1] = vec4(octahedral(normalVCVSOutput), dot(flatNormal, vec2(4096.0, 1.0)), dot(root, vec3(65536.0, 256.0, 1.0)));
)";

constexpr const char* kShapeShader = "gl_FragData[0] = vec4(codeColour, 1.0);";

vtkSmartPointer<vtkTexture> makeTexture(const cv::Mat& bgr, bool isSrgb)
{
    vtkNew<vtkImageData> image;
    image->SetDimensions(bgr.cols, bgr.rows, 1);
    image->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
    for (int row = 0; row < bgr.rows; ++row) {
        const auto* from = bgr.ptr<cv::Vec3b>(row);
        auto* to = static_cast<unsigned char*>(image->GetScalarPointer(0, bgr.rows - 1 - row, 0));
        for (int column = 0; column < bgr.cols; ++column, to += 3) {
            to[0] = from[column][2];
            to[1] = from[column][1];
            to[2] = from[column][0];
        }
    }
    auto texture = vtkSmartPointer<vtkTexture>::New();
    texture->SetInputData(image);
    texture->SetUseSRGBColorSpace(isSrgb);
    texture->SetColorModeToDirectScalars();
    texture->MipmapOn();
    texture->InterpolateOn();
    texture->RepeatOn();
    // The picture is supersampled anyway, and software rendering pays for every tap.
    texture->SetMaximumAnisotropicFiltering(1);
    return texture;
}

std::string surfaceShader(bool isTextured, bool hasNormalMap)
{
    std::string code = kSurfaceShader;
    const auto fill = [&code](const std::string& mark, const char* with) {
        code.replace(code.find(mark), mark.size(), with);
    };
    fill("ALBEDO_TEXTURE", isTextured ? "* texture(albedoTex, tcoordVCVSOutput).rgb" : "");
    fill("GEOMETRIC_NORMAL", hasNormalMap ? "tbn[2]" : "normalVCVSOutput");
    return code;
}

} // namespace

void SceneProps::prepare(Look& look, vtkPolyData* mesh)
{
    look.mapper->SetInputData(mesh);
    look.mapper->ScalarVisibilityOff();
    look.mapper->SetVBOShiftScaleMethod(vtkOpenGLVertexBufferObject::DISABLE_SHIFT_SCALE);
    look.actor->SetMapper(look.mapper);
    // Nothing is transparent, and a shader that may discard cannot test depth early.
    look.actor->GetShaderProperty()->AddFragmentShaderReplacement("if (gl_FragData[0].a <= 0.0)", true, "if (false)",
                                                                  true);
}

void SceneProps::prepareSurface(Look& look, const Part& part)
{
    const Material& material = part.material;
    vtkPointData* data = part.mesh->GetPointData();
    vtkProperty* property = look.actor->GetProperty();
    property->SetInterpolationToPBR();
    const bool isTextured = !material.albedoTexture.empty() && data->GetTCoords();
    if (isTextured) property->SetBaseColorTexture(makeTexture(material.albedoTexture, true));
    const bool hasNormalMap = !material.normalTexture.empty() && data->GetTCoords() && data->GetTangents();
    if (hasNormalMap) property->SetNormalTexture(makeTexture(material.normalTexture, false));
    vtkShaderProperty* shader = look.actor->GetShaderProperty();
    shader->AddFragmentShaderReplacement("//VTK::Light::Dec", true, kDeclarations, false);
    shader->AddFragmentShaderReplacement("//VTK::Light::Impl", true, surfaceShader(isTextured, hasNormalMap), false);
}

SceneProps::Prop& SceneProps::propOf(const Part& part)
{
    const Material& material = part.material;
    for (const auto& prop : props_)
        if (prop->mesh == part.mesh && prop->albedoTexture.data == material.albedoTexture.data &&
            prop->normalTexture.data == material.normalTexture.data)
            return *prop;
    Prop& prop = *props_.emplace_back(std::make_unique<Prop>());
    prop.mesh = part.mesh;
    prop.albedoTexture = material.albedoTexture;
    prop.normalTexture = material.normalTexture;
    prepare(prop.surface, part.mesh);
    prepareSurface(prop.surface, part);
    prepare(prop.shape, part.mesh);
    prop.shape.actor->GetProperty()->LightingOff();
    prop.shape.actor->GetShaderProperty()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, kShapeShader,
                                                                        false);
    return prop;
}

void SceneProps::draw(const Draw& draw, vtkRenderer* renderer, bool wantsSurface)
{
    Prop& prop = propOf(*draw.part);
    prop.used = true;
    Look& look = wantsSurface ? prop.surface : prop.shape;
    const Material& material = draw.part->material;
    vtkProperty* property = look.actor->GetProperty();
    if (wantsSurface) {
        property->SetDiffuseColor(material.albedo[0], material.albedo[1], material.albedo[2]);
        property->SetNormalScale(material.normalStrength);
    }
    const float code[3] = {float(draw.code & 255) / 255, float(draw.code >> 8 & 255) / 255,
                           float(draw.code >> 16 & 255) / 255};
    look.actor->GetShaderProperty()->GetFragmentCustomUniforms()->SetUniform3f("codeColour", code);
    vtkNew<vtkMatrix4x4> matrix;
    matrix->DeepCopy(draw.worldFromObject.val);
    look.actor->SetUserMatrix(matrix);
    // Not through the actor, which would set the depth mask as it likes.
    property->Render(look.actor, renderer);
    look.mapper->Render(renderer, look.actor);
    property->PostRender(look.actor, renderer);
}

void SceneProps::letGo(Prop& prop, vtkWindow* window)
{
    for (Look* look : {&prop.surface, &prop.shape})
        look->actor->ReleaseGraphicsResources(window);
}

void SceneProps::dropUnused(vtkWindow* window)
{
    std::erase_if(props_, [window](const std::unique_ptr<Prop>& prop) {
        if (!prop->used) letGo(*prop, window);
        return !prop->used;
    });
    for (const auto& prop : props_)
        prop->used = false;
}

void SceneProps::release(vtkWindow* window)
{
    for (const auto& prop : props_)
        letGo(*prop, window);
    props_.clear();
}

} // namespace clutch::simulation
