// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/heap_world.h"

#include "engine/simulation/heap_shapes.h"

#include <algorithm>
#include <btBulletDynamicsCommon.h>
#include <cmath>

namespace clutch::simulation {

namespace {

constexpr double kRadius = 2;                               // of an item inside
constexpr double kGravity = 10;                             // inside
constexpr double kRealGravity = 9810;                       // mm/s^2
constexpr btScalar kRolling = 0.06f;                        // cloth, cardboard and dents: balls come to a stop
constexpr btScalar kDamping = 0.1f, kAngularDamping = 0.5f; // share of its speed that an item loses in a second
constexpr btScalar kSpeedAtRest = 0.02f, kSpeedWhenCalm = 0.6f, kUnknownSpeed = 1e9f;
constexpr int kWindow = 60; // steps over which movement is judged: solvers tremble, which leads nowhere
constexpr double kGatherPull = 6;
constexpr double kJoltUp = 2.4, kJoltAside = 0.6, kJoltTurn = 1.2; // hops of up to 0.3, a seventh of an item
constexpr btScalar kPouringWall = 40, kPouringWallThickness = 8;   // nothing gets over or through
constexpr double kTrayThickMm = 4;                                 // as it is drawn

struct Item {
    std::vector<std::unique_ptr<btCollisionShape>> shapes;
    std::unique_ptr<btCompoundShape> compound;
    std::unique_ptr<btDefaultMotionState> motion;
    std::unique_ptr<btRigidBody> body;
    btTransform before = btTransform::getIdentity(); // at the start of the window
    btScalar radius = 0;
};

} // namespace

struct HeapWorld::Impl {
    Impl(const HeapGround& wantedGround, double meanRadiusMm)
        : ground(wantedGround), unitsPerMm(kRadius / meanRadiusMm), dispatcher(&configuration),
          world(&dispatcher, &broadphase, &solver, &configuration)
    {
        world.setGravity({0, 0, static_cast<btScalar>(-kGravity)});
        world.getDispatchInfo().m_deterministicOverlappingPairs = true;
        btContactSolverInfo& info = world.getSolverInfo();
        info.m_numIterations = 24;
        info.m_solverMode |= SOLVER_USE_2_FRICTION_DIRECTIONS; // one alone lets heaps creep
        info.m_splitImpulse = 1;                               // overlaps are mended without adding energy
        info.m_splitImpulsePenetrationThreshold = -0.005f;
        info.m_restitutionVelocityThreshold = 0.5f;
        addFixed(std::make_unique<btStaticPlaneShape>(btVector3(0, 0, 1), 0), {0, 0, 0});
        if (ground.tray) addTray(kPouringWall, kPouringWallThickness);
    }
    ~Impl()
    {
        for (Item& item : items)
            world.removeRigidBody(item.body.get());
        for (Item& item : fixed)
            world.removeRigidBody(item.body.get());
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void addFixed(std::unique_ptr<btCollisionShape> shape, const btVector3& position)
    {
        Item item;
        item.body = std::make_unique<btRigidBody>(btRigidBody::btRigidBodyConstructionInfo(0, nullptr, shape.get()));
        item.body->setWorldTransform(btTransform(btQuaternion::getIdentity(), position));
        item.body->setFriction(static_cast<btScalar>(std::sqrt(ground.friction))); // Bullet multiplies the two
        item.body->setRollingFriction(1);
        item.body->setRestitution(0.6f);
        world.addRigidBody(item.body.get());
        item.shapes.push_back(std::move(shape));
        fixed.push_back(std::move(item));
    }

    void addTray(btScalar height, btScalar thickness)
    {
        const btScalar x = units(ground.trayInnerMm[0] / 2), y = units(ground.trayInnerMm[1] / 2);
        const btScalar half = thickness / 2;
        for (const btScalar side : {-1.0f, 1.0f}) {
            addFixed(std::make_unique<btBoxShape>(btVector3(half, y + thickness, height)), {side * (x + half), 0, 0});
            addFixed(std::make_unique<btBoxShape>(btVector3(x + thickness, half, height)), {0, side * (y + half), 0});
        }
    }

    void removeFixed(std::size_t kept)
    {
        for (; fixed.size() > kept; fixed.pop_back())
            world.removeRigidBody(fixed.back().body.get());
    }

    btScalar units(double mm) const { return static_cast<btScalar>(mm * unitsPerMm); }

    Item makeItem(const ObjectModel& model, const btTransform& start) const
    {
        Item item;
        item.compound = std::make_unique<btCompoundShape>(true, static_cast<int>(model.hulls.size()));
        for (const std::vector<cv::Vec3d>& hull : model.hulls) {
            HullShape part = hullShape(hull, unitsPerMm, model);
            item.compound->addChildShape(btTransform(btQuaternion::getIdentity(), part.centre), part.shape.get());
            item.shapes.push_back(std::move(part.shape));
        }
        if (item.shapes.empty()) throwFlat(model);
        btVector3 inertia;
        item.compound->calculateLocalInertia(1, inertia); // goods of one kind weigh alike
        item.motion = std::make_unique<btDefaultMotionState>(start);
        item.body = std::make_unique<btRigidBody>(
            btRigidBody::btRigidBodyConstructionInfo(1, item.motion.get(), item.compound.get(), inertia));
        item.body->setFriction(static_cast<btScalar>(std::sqrt(model.friction)));
        item.body->setRestitution(static_cast<btScalar>(model.restitution));
        item.body->setRollingFriction(kRolling);
        item.body->setSpinningFriction(kRolling);
        item.body->setDamping(kDamping, kAngularDamping);
        item.body->setActivationState(DISABLE_DEACTIVATION);
        item.radius = units(model.radiusMm);
        return item;
    }

    /// Greatest mean speed of any item's surface since the last call; at least that of its middle.
    btScalar speedOverWindow()
    {
        btScalar greatest = 0;
        for (Item& item : items) {
            const btTransform& now = item.body->getWorldTransform();
            const btScalar turned = now.getRotation().angleShortestPath(item.before.getRotation());
            const btScalar moved = now.getOrigin().distance(item.before.getOrigin()) + item.radius * turned;
            greatest = std::max(greatest, moved / static_cast<btScalar>(kWindow * kStep));
            item.before = now;
        }
        return greatest;
    }

    btScalar speed() const
    {
        btScalar greatest = 0;
        for (const Item& item : items)
            greatest = std::max(greatest, item.body->getLinearVelocity().length() +
                                              item.radius * item.body->getAngularVelocity().length());
        return greatest;
    }

    const HeapGround ground;
    const double unitsPerMm;
    btDefaultCollisionConfiguration configuration;
    btCollisionDispatcher dispatcher;
    btDbvtBroadphase broadphase;
    btSequentialImpulseConstraintSolver solver;
    btDiscreteDynamicsWorld world;
    std::vector<Item> fixed, items;
    int steps = 0;
    btScalar windowSpeed = kUnknownSpeed;
    btScalar damping = kDamping;
};

HeapWorld::HeapWorld(const HeapGround& ground, double meanRadiusMm)
    : impl_(std::make_unique<Impl>(ground, meanRadiusMm))
{
}

HeapWorld::~HeapWorld() = default;

void HeapWorld::add(const ObjectModel& model, const cv::Matx33d& rotation, const cv::Vec3d& positionMm)
{
    btMatrix3x3 basis;
    for (int row = 0; row < 3; ++row)
        basis[row].setValue(static_cast<btScalar>(rotation(row, 0)), static_cast<btScalar>(rotation(row, 1)),
                            static_cast<btScalar>(rotation(row, 2)));
    Item item = impl_->makeItem(model, btTransform(basis, toBullet(positionMm, impl_->unitsPerMm)));
    impl_->world.addRigidBody(item.body.get());
    impl_->items.push_back(std::move(item));
}

void HeapWorld::gather(double withinMm)
{
    const btScalar within = impl_->units(withinMm);
    for (const Item& item : impl_->items) {
        btVector3 position = item.body->getWorldTransform().getOrigin();
        position.setZ(0);
        const btScalar distance = position.length();
        const btScalar beyond = distance + item.radius - within;
        if (beyond <= 0 || distance <= 0) continue;
        const btScalar pull = static_cast<btScalar>(kGatherPull) * std::min(btScalar(1), beyond / item.radius);
        item.body->applyCentralForce(position * (-pull / distance));
    }
}

void HeapWorld::jolt(Random& random)
{
    const auto draw = [&random](double most) { return static_cast<btScalar>(random.uniform(-most, most)); };
    for (const Item& item : impl_->items) {
        const btVector3 hop(draw(kJoltAside), draw(kJoltAside), static_cast<btScalar>(random.uniform(0, kJoltUp)));
        const btVector3 turn(draw(kJoltTurn), draw(kJoltTurn), draw(kJoltTurn));
        item.body->setLinearVelocity(item.body->getLinearVelocity() + hop);
        item.body->setAngularVelocity(item.body->getAngularVelocity() + turn);
    }
}

void HeapWorld::endPouring()
{
    impl_->speedOverWindow(); // judged anew from here
    impl_->windowSpeed = kUnknownSpeed;
    impl_->steps = 0;
    if (!impl_->ground.tray) return;
    impl_->removeFixed(1); // all but the table
    impl_->addTray(impl_->units(impl_->ground.trayWallMm), impl_->units(kTrayThickMm));
}

void HeapWorld::step()
{
    impl_->world.stepSimulation(static_cast<btScalar>(kStep), 0); // 0: exactly one step of this length
    if (++impl_->steps % kWindow == 0) impl_->windowSpeed = impl_->speedOverWindow();
}

void HeapWorld::slowDown()
{
    impl_->damping = std::min(0.9f, impl_->damping + 0.003f);
    for (const Item& item : impl_->items)
        item.body->setDamping(impl_->damping, std::max(impl_->damping, kAngularDamping));
}

bool HeapWorld::isCalm() const
{
    return impl_->speed() < kSpeedWhenCalm;
}

bool HeapWorld::isAtRest() const
{
    return impl_->windowSpeed < kSpeedAtRest;
}

double HeapWorld::freeHeightMm(const cv::Vec2d& positionMm, double radiusMm) const
{
    const btVector3 position = toBullet({positionMm[0], positionMm[1], 0}, impl_->unitsPerMm);
    const btScalar radius = impl_->units(radiusMm);
    btScalar height = radius;
    for (const Item& item : impl_->items) {
        const btVector3 other = item.body->getWorldTransform().getOrigin();
        const btScalar apart = (other - position).length2() - other.z() * other.z(), reach = radius + item.radius;
        if (apart < reach * reach) height = std::max(height, other.z() + std::sqrt(reach * reach - apart));
    }
    return static_cast<double>(height) / impl_->unitsPerMm;
}

double HeapWorld::speedMmPerSecond() const
{
    return static_cast<double>(impl_->windowSpeed) / impl_->unitsPerMm / realSeconds(1);
}

double HeapWorld::realSeconds(double scaledSeconds) const
{
    return scaledSeconds * std::sqrt(kGravity / (kRealGravity * impl_->unitsPerMm));
}

std::vector<cv::Matx44d> HeapWorld::poses() const
{
    std::vector<cv::Matx44d> poses;
    for (const Item& item : impl_->items) {
        btTransform transform = item.body->getWorldTransform();
        transform.setRotation(transform.getRotation().normalized());
        const btMatrix3x3& basis = transform.getBasis();
        cv::Matx44d pose = cv::Matx44d::eye();
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column)
                pose(row, column) = basis[row][column];
            pose(row, 3) = static_cast<double>(transform.getOrigin()[row]) / impl_->unitsPerMm;
        }
        poses.push_back(pose);
    }
    return poses;
}

} // namespace clutch::simulation
